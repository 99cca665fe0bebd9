// Dialogs: a run's configuration, the editor of a card, texts to copy, help. Native ones: focus moves in, Escape closes, focus returns.

function openDialog(title, content, opener, buttons) {
  const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' });
  const close = () => dialog.close();
  append(dialog, [
    h('div', { class: 'dialog-head' }, h('h2', { id: 'dialog-title', text: title, dir: 'auto' }), h('button', { type: 'button', class: 'icon', 'aria-label': 'Close', text: '×', onclick: close })),
    h('div', { class: 'dialog-body' }, content), h('div', { class: 'dialog-foot' }, buttons ? buttons(close) : h('button', { type: 'button', text: 'Close', onclick: close })),
  ]);
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener && opener.isConnected) opener.focus();
  });
  document.body.appendChild(dialog);
  dialog.showModal();
  return dialog;
}

const openText = (what, text) => openDialog(what, h('textarea', { class: 'code', rows: 16, readonly: true, 'aria-label': what, value: text }), document.activeElement);

const KEY_METRICS = ['request_latency', 'time_to_first_token', 'inter_token_latency', 'request_throughput', 'output_token_throughput', 'output_token_throughput_per_gpu', 'output_token_throughput_per_user'];

function valueOf(tag, i, stat) {
  const metric = page.metrics.get(tag);
  if (!metric) return { value: NaN, stat: null };
  if (metric.isParameter) return { value: orNaN(metric.values.value[i]), stat: null };
  for (const word of [stat, 'avg', 'rate', 'p50']) if (word && metric.values[word] && isNumber(metric.values[word][i])) return { value: metric.values[word][i], stat: word };
  return { value: NaN, stat };
}

/** The configuration of a run: what it was asked, what it measured, and how it compares with the baseline. */
async function openRun(key, opener) {
  const i = page.runs.findIndex((run) => run.key === key);
  const run = page.runs[i];
  const stat = page.state.stat || 'p50';
  const detail = (name, value) => (value === null || value === undefined || value === '' || value === '–' ? null : [h('dt', { text: name }), h('dd', { text: value, dir: 'auto' })]);
  const base = page.runs.findIndex((one) => one.key === page.state.base);
  const metricRows = (tags, words) => tags.filter((tag) => page.metrics.has(tag)).map((tag) => {
    const metric = page.metrics.get(tag);
    const found = valueOf(tag, i, words || stat);
    if (!Number.isFinite(found.value)) return null;
    const other = base >= 0 && base !== i ? valueOf(tag, base, found.stat).value : NaN;
    return h('tr', null, h('th', { scope: 'row', text: metric.name }), h('td', { text: found.stat || '' }), h('td', { class: 'number', text: fmt(found.value, metric.unit), title: String(found.value) }), base >= 0 ? deltaCell(found.value, other, metric.direction) : null);
  });
  const tableOf = (rows, caption) => h('table', { class: 'data' }, h('caption', { text: caption }), h('thead', null, h('tr', null, h('th', { scope: 'col', text: 'Metric' }), h('th', { scope: 'col', text: 'Statistic' }), h('th', { scope: 'col', text: 'Value' }), base >= 0 ? h('th', { scope: 'col', text: 'Against baseline' }) : null)), h('tbody', null, rows));
  const others = [...page.metrics.values()].filter((metric) => !metric.isParameter).map((metric) => metric.tag);
  const config = h('div', { class: 'config' }, h('p', { text: 'Reading…' }));
  const requests = valueOf('request_count', i, 'avg').value;
  const errors = valueOf('error_request_count', i, 'avg').value;
  const dialog = openDialog('Run Configuration', [
    h('p', { class: 'run-name', text: run.name, dir: 'auto' }),
    h('h3', { text: 'Run Details' }),
    h('dl', null, detail('Path', run.path), detail('Model', run.model), detail('Endpoint', run.endpoint), detail('Concurrency', run.concurrency), detail('Duration', fmt(valueOf('benchmark_duration', i, 'avg').value, 's')), detail('Requests', fmt(requests)),
      detail('Errors', Number.isFinite(errors) ? fmt(errors) : null), detail('GPUs', run.gpuCount), detail('Trials', run.trials > 1 ? run.trials : null), detail('AIPerf', run.version), run.cancelled ? detail('Note', 'The benchmark was cancelled.') : null,
      requests < 30 ? detail('Caution', 'Fewer than 30 requests: a p99 is the largest value or close to it.') : null),
    h('h3', { text: `Key Metrics (${stat})` }), tableOf(metricRows(KEY_METRICS), `Where a metric has no ${stat}, the statistic it has is shown.`),
    h('details', null, h('summary', { text: 'All metrics' }), tableOf(metricRows(others), 'In the statistic of the page, else the average.')),
    h('h3', { text: 'Full Configuration' }), config,
  ], opener, (close) => [
    h('button', { type: 'button', class: 'primary', text: 'Open run', onclick: () => { close(); goToRun(key); } }),
    h('button', { type: 'button', text: page.state.base === key ? 'Baseline ✓' : 'Set as baseline', onclick: () => { close(); setBaseline(page.state.base === key ? '' : key); } }),
    h('button', { type: 'button', text: 'Mark baseline group', onclick: () => { close(); mark(key, page.state.marks[key] === 'baseline' ? null : 'baseline'); } }),
    h('button', { type: 'button', text: 'Close', onclick: close }),
  ]);
  dialog.dataset.run = key;
  let content;
  try { content = page.manifest.configurations ? await source.configuration(key) : null; } catch (error) { content = null; }
  if (!content || !Object.keys(content).length) return replace(config, h('p', { text: page.manifest.configurations ? 'This run has no configuration: it was loaded without its summary.' : 'Configurations are left out of this page (AiPerfDashboardConfig=none).' }));
  const { input_config: input, ...facts } = content;
  const command = typeof facts.cli_command === 'string' ? facts.cli_command : null;
  return replace(config,
    h('div', { class: 'row' }, h('button', { type: 'button', text: 'Copy as JSON', onclick: () => copyText(JSON.stringify(input || content, null, 2), 'Configuration') }), command ? h('button', { type: 'button', text: 'Copy command', onclick: () => copyText(command, 'Command') }) : null),
    h('pre', { class: 'code', tabindex: '0', 'aria-label': 'Configuration' }, yamlBlock(input || content, 0)), command ? [h('h4', { text: 'Command' }), h('pre', { class: 'code', text: command })] : null);
}

/** An object as block YAML, as text. Keys are data, whatever they are called. */
function yamlBlock(value, depth) {
  const pad = '  '.repeat(depth);
  const scalar = (one) => (typeof one === 'string' ? (one === '' || /^[\s\-?:,[\]{}#&*!|>'"%@`]|[:#]\s|^(true|false|null|~|[\d.+-].*)$|\s$|[\n\r]/i.test(one) ? JSON.stringify(one) : one) : String(one));
  const isBranch = (one) => one !== null && typeof one === 'object' && (Array.isArray(one) ? one.length > 0 : Object.keys(one).length > 0);
  const leaf = (one) => (one !== null && typeof one === 'object' ? (Array.isArray(one) ? '[]' : '{}') : scalar(one));
  if (!isBranch(value)) return `${pad}${leaf(value)}\n`;
  if (Array.isArray(value)) return value.map((one) => (isBranch(one) ? `${pad}-\n${yamlBlock(one, depth + 1)}` : `${pad}- ${leaf(one)}\n`)).join('');
  return Object.entries(value).map(([key, one]) => (isBranch(one) ? `${pad}${scalar(key)}:\n${yamlBlock(one, depth + 1)}` : `${pad}${scalar(key)}: ${leaf(one)}\n`)).join('');
}

/** The runs behind one pooled point. */
function openRuns(keys, opener) {
  const dialog = openDialog('Runs at this operating point', h('ul', { class: 'plain' }, keys.map((key) => {
    const run = page.runs.find((one) => one.key === key);
    return h('li', null, h('button', { type: 'button', class: 'link', dir: 'auto', text: run.name, onclick: () => { dialog.close(); openRun(key, opener); } }));
  })), opener);
}

// ---- the editor --------------------------------------------------------------------------------------------------

const MULTI_TYPES = [['pareto', 'Pareto curve'], ['scatter_line', 'Scatter with lines'], ['scatter', 'Scatter'], ['latency_throughput_uncertainty', 'Means with uncertainty'], ['bar', 'Bars']];

function openEditor(card) {
  const isNew = !card;
  const isMulti = view.mode === 'multi';
  const draft = card ? clone(card) : isMulti ? { type: 'scatter_line', labels: 'concurrency', groups: page.columns.has('model') ? 'model' : 'run_name', x: { tag: '' }, y: { tag: '' } } : { type: 'scatter', x: { tag: 'request_number' }, y: { tag: '' } };
  if (card && !isMulti && !isRebuilt(card)) Object.assign(draft, { y: { tag: sourceTag(card.y) }, type: RUN_TYPES.some(([type]) => type === card.type) ? card.type : 'scatter' });
  const opener = document.activeElement;
  const body = h('div', { class: 'form' });
  const problem = h('p', { class: 'problem', id: 'editor-problem', role: 'status' });
  const preview = h('div', { class: 'preview', 'aria-hidden': 'true' });
  let previewWait = 0;

  const field = (label, control) => h('label', { class: 'field' }, h('span', { text: label }), control);
  const selectOf = (value, options, set, label) => {
    const groups = new Map();
    for (const option of options) {
      const group = option[2] || '';
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push(h('option', { value: option[0], text: short(option[1], 90), selected: option[0] === value }));
    }
    const select = h('select', { 'data-field': label, onchange: (event) => { set(event.target.value); render(); } }, [...groups].map(([group, list]) => (group ? h('optgroup', { label: group }, list) : list)));
    return select;
  };
  const text = (value, set, label) => h('input', { type: 'text', 'data-field': label, maxlength: 200, value: value || '', oninput: (event) => { set(event.target.value || undefined); check(); } });
  const metricOptions = (current) => (isMulti
    ? [['', 'Choose a metric…'], ...[...page.metrics.values()].map((metric) => [metric.tag, withUnit(metric.name, metric.unit), metric.category])]
    : [['', 'Choose a metric…'], ...runMetrics(view.document, draft.type).map((metric) => [metric.tag, withUnit(metric.name, metric.unit), metric.category]), ...(current && !runMetrics(view.document, draft.type).some((metric) => metric.tag === current) ? [[current, current]] : [])]);
  const setMetric = (name) => (tag) => {
    draft[name] = { ...(isMulti || name !== 'x' ? {} : {}), tag };
    // Of a metric with one statistic that one is meant; otherwise what was chosen stays where the metric has it.
    const stats = isMulti ? statsFor(tag) : [];
    if (draft[name + 'Stat'] && !stats.includes(draft[name + 'Stat'])) delete draft[name + 'Stat'];
    if (isMulti && stats.length) draft[name].stat = stats.length === 1 ? stats[0] : stats.includes('avg') ? 'avg' : stats[0];
  };
  const statField = (name) => {
    const stats = isMulti ? statsFor(draft[name] && draft[name].tag) : [...new Set(runMetrics(view.document, 'timeslice').flatMap((metric) => Object.keys(metric.values)))].filter((stat) => STATS.includes(stat));
    return field(`Statistic of ${name}`, selectOf(draft[name + 'Stat'] || '', [['', stats.length ? 'Follow the page' : 'Value'], ...STATS.concat('rate').filter((stat) => stats.includes(stat)).map((stat) => [stat, stat])], (value) => { if (value) draft[name + 'Stat'] = value; else delete draft[name + 'Stat']; }, `${name}Stat`));
  };
  const columnOptions = () => [...[...page.columns.values()].map((column) => [column.id, column.title, column.swept ? 'Swept parameters' : '']), ['none', 'None']];

  function render() {
    const focus = body.contains(document.activeElement) ? document.activeElement.dataset.field : null;
    const rows = [field('Plot type', selectOf(draft.type, isMulti ? MULTI_TYPES : runTypes(view.document), (value) => { draft.type = value; if (!isMulti) { draft.rebuilt = true; if (!runMetrics(view.document, value).some((metric) => metric.tag === draft.y.tag)) draft.y = { tag: '' }; } }, 'type'))];
    if (isMulti) {
      if (draft.type !== 'bar') rows.push(field('X metric', selectOf((draft.x || {}).tag, metricOptions(), setMetric('x'), 'x')), statField('x'));
      rows.push(field('Y metric', selectOf((draft.y || {}).tag, metricOptions(), setMetric('y'), 'y')), statField('y'));
      rows.push(field('Label points by', selectOf(draft.labels, columnOptions(), (value) => { draft.labels = value; }, 'labels')), field('Group by', selectOf(draft.groups, columnOptions(), (value) => { draft.groups = value; draft.ownGroups = true; }, 'groups')));
      if (draft.type === 'pareto') for (const name of ['x', 'y']) rows.push(field(`${name.toUpperCase()} is better`, selectOf(draft[name + 'Direction'] || '', [['', 'as known of the metric'], ['higher', 'higher'], ['lower', 'lower']], (value) => { if (value) draft[name + 'Direction'] = value; else delete draft[name + 'Direction']; }, `${name}Direction`)));
    } else {
      const touch = (action) => (value) => { draft.rebuilt = true; action(value); };
      if (['scatter', 'scatter_with_percentiles'].includes(draft.type)) rows.push(field('X axis', selectOf((draft.x || {}).tag || 'request_number', (view.document.requests ? view.document.requests.columns : []).map((one) => [one.tag, one.name, one.category]), touch((value) => { draft.x = { tag: value }; }), 'x')));
      rows.push(field('Y metric', selectOf((draft.y || {}).tag, metricOptions((draft.y || {}).tag), touch(setMetric('y')), 'y')));
      if (draft.type === 'timeslice') rows.push(statField('y'));
      if (draft.type === 'dual_axis') rows.push(field('Second metric', selectOf((draft.y2 || {}).tag, metricOptions((draft.y2 || {}).tag), touch(setMetric('y2')), 'y2')), field('Second label', text(draft.y2Label, (value) => { draft.y2Label = value; }, 'y2Label')));
    }
    rows.push(field('Title', text(draft.title, (value) => { draft.title = value; }, 'title')), field('X label', text(draft.xLabel, (value) => { draft.xLabel = value; }, 'xLabel')), field('Y label', text(draft.yLabel, (value) => { draft.yLabel = value; }, 'yLabel')));
    for (const name of ['x', 'y']) rows.push(field(`${name.toUpperCase()} scale`, selectOf(draft[name + 'Log'] === undefined ? 'auto' : draft[name + 'Log'] ? 'log' : 'linear', [['auto', 'Automatic'], ['linear', 'Linear'], ['log', 'Logarithmic']], (value) => { if (value === 'auto') delete draft[name + 'Log']; else draft[name + 'Log'] = value === 'log'; }, `${name}Log`)));
    rows.push(field('Autoscale', selectOf(draft.autoscale || '', [['', 'Automatic'], ['none', 'None: axes start at zero'], ['x', 'X'], ['y', 'Y'], ['both', 'Both']], (value) => { if (value) draft.autoscale = value; else delete draft.autoscale; }, 'autoscale')));
    replace(body, rows);
    if (focus) { const again = body.querySelector(`[data-field="${focus}"]`); if (again) again.focus(); }
    check();
  }

  function missing() {
    if (isMulti && draft.type !== 'bar' && !(draft.x && draft.x.tag)) return 'Choose a metric for x.';
    if (!(draft.y && draft.y.tag)) return 'Choose a metric for y.';
    if (!isMulti && draft.type === 'dual_axis' && !(draft.y2 && draft.y2.tag)) return 'Choose a second metric.';
    return '';
  }

  function check() {
    const text = missing();
    problem.textContent = text;
    for (const button of dialog.querySelectorAll('[data-needs]')) {
      button.disabled = Boolean(text);
      if (text) button.setAttribute('aria-describedby', 'editor-problem');
      else button.removeAttribute('aria-describedby');
    }
    clearTimeout(previewWait);
    previewWait = setTimeout(() => {
      if (!dialog.isConnected || missing()) return;
      const figure = figureOf({ ...draft, id: draft.id || 'preview' });
      if (figure.missing) { problem.textContent = figure.missing; return; }
      if (preview.clientWidth > 0) chart.draw(preview, figure, { colors: colors(), revision: 'preview' });
    }, 150);
  }

  const clean = (more) => {
    const copy = { ...draft, ...more };
    for (const name of ['custom', 'on', 'description']) delete copy[name];
    return copy;
  };
  const create = (close) => {
    const made = clean({ id: newId() });
    if (!isMulti) made.rebuilt = true;
    close();
    change(() => { cardState().custom.push(made); }, 'Created; it is the last plot.');
  };
  const update = (close) => {
    close();
    const before = card;
    const changes = {};
    for (const name of new Set([...Object.keys(draft), ...Object.keys(before)])) if (JSON.stringify(draft[name]) !== JSON.stringify(before[name])) changes[name] = draft[name];
    if (!isMulti && !isRebuilt(before) && !changes.rebuilt) { delete changes.y; delete changes.type; }
    changeCard(card, changes, 'Updated.');
  };
  const saveAs = (close) => {
    const made = clean({ id: newId() });
    const metricsChanged = JSON.stringify([draft.x, draft.y]) !== JSON.stringify([card.x, card.y]);
    if (metricsChanged && made.title === card.title) delete made.title;
    if (!isMulti) made.rebuilt = true;
    close();
    change(() => { cardState().custom.push(made); }, 'Saved as a new plot; it is the last one.');
  };
  const dialog = openDialog(isNew ? 'Create a plot' : `Edit ${figureTitle(card)}`, [body, problem, preview], opener, (close) => [
    isNew ? h('button', { type: 'button', class: 'primary', 'data-needs': 'metrics', text: 'Create', onclick: () => create(close) }) : [
      h('button', { type: 'button', text: 'Hide', onclick: () => { const title = figureTitle(card); close(); hideCard(card.id, title); } }),
      h('button', { type: 'button', 'data-needs': 'metrics', text: 'Save As New', onclick: () => saveAs(close) }),
      h('button', { type: 'button', class: 'primary', 'data-needs': 'metrics', text: 'Update', onclick: () => update(close) }),
    ],
    h('button', { type: 'button', text: 'Cancel', onclick: close }),
  ]);
  dialog.classList.add('editor');
  render();
}

// A time slice's preset names its metric as AIPerf shows it; the page's columns have tags.
const sourceTag = (ref) => {
  const slice = view.document && view.document.slices && view.document.slices.metrics.find((metric) => metric.name.toLowerCase() === ref.tag.toLowerCase().replace(/-/g, ' ') || metric.name.toLowerCase().replace(/-/g, ' ') === ref.tag.toLowerCase());
  return slice ? slice.tag : ref.tag;
};

function openHelp() {
  const keys = [['?', 'this help'], ['1 2 3 4', 'Compare, Run, Runs table, About'], ['t', 'other theme'], ['s', 'the sidebar'], ['n', 'create a plot'], ['← →', 'on a plot: point by point'], ['↑ ↓', 'on a plot: series by series'], ['Enter', 'on a plot: open the point\'s run'], ['Esc', 'close']];
  openDialog('Keyboard', h('table', { class: 'data' }, h('tbody', null, keys.map(([key, what]) => h('tr', null, h('th', { scope: 'row' }, h('kbd', { text: key })), h('td', { text: what }))))), document.activeElement);
}
