// The runs as a table, what differs between them, the baseline and the limits.

/** A difference in words and in per cent: the sign alone does not say which way is better. */
function deltaText(value, base, direction) {
  const share = ((value - base) / base) * 100;
  const word = direction === 'none' || value === base ? '' : (value > base) === (direction === 'higher') ? ' better' : ' worse';
  return `${share > 0 ? '+' : share < 0 ? '−' : '±'}${fmt(Math.abs(share))} %${word}`;
}

function deltaCell(value, base, direction) {
  if (!Number.isFinite(base) || !Number.isFinite(value) || base === 0) return h('td', { text: '–' });
  const text = deltaText(value, base, direction);
  return h('td', { class: text.endsWith('worse') ? 'worse' : text.endsWith('better') ? 'better' : '', text });
}

const limitsOf = () => {
  const limits = {};
  const shared = page.runs.length ? page.runs[0].slos : {};
  for (const [tag, limit] of Object.entries(shared)) if (page.runs.every((run) => run.slos[tag] === limit)) limits[tag] = limit;
  return { ...limits, ...page.state.slos };
};

const TABLE_METRICS = [['request_count', 'avg'], ['error_request_count', 'avg'], ['request_throughput', 'avg'], ['output_token_throughput', 'avg'], ['output_token_throughput_per_gpu', 'avg'], ['time_to_first_token', 'p50'], ['time_to_first_token', 'p99'], ['inter_token_latency', 'p50'], ['inter_token_latency', 'p99'], ['request_latency', 'p50'], ['request_latency', 'p99']];

function tableColumns() {
  const columns = TABLE_METRICS.filter(([tag]) => page.metrics.has(tag)).map(([tag, stat]) => {
    const metric = page.metrics.get(tag);
    const shown = page.state.stat && metric.values[page.state.stat] && !(stat === 'p99') && metric.values.p50 ? page.state.stat : stat;
    return { id: `${tag}.${shown}`, tag, stat: shown, name: `${metric.name}${metric.values.p50 ? `, ${shown}` : ''}`, unit: metric.unit, direction: metric.direction };
  });
  return columns.filter((column, i) => columns.findIndex((other) => other.id === column.id) === i);
}

/** Parts such as concurrency>=8, model~qwen or a plain word, all of which must hold. */
function filterRuns(text) {
  const problems = [];
  const tests = text.trim().split(/\s+/).filter(Boolean).map((part) => {
    const match = /^([\w.]+)(>=|<=|!=|=|<|>|~)(.+)$/.exec(part);
    if (!match) return (i) => `${page.runs[i].name} ${page.runs[i].model || ''} ${page.runs[i].path}`.toLowerCase().includes(part.toLowerCase());
    const [, name, operator, wanted] = match;
    const [tag, stat] = name.split('.');
    const numberOf = (i) => (page.metrics.has(tag) ? valueOf(tag, i, stat || page.state.stat || 'avg').value : page.columns.has(name) ? orNaN(page.columns.get(name).labels.numbers[i]) : NaN);
    const textOf = (i) => (page.columns.has(name) ? page.columns.get(name).labels.texts[i] : name === 'name' ? page.runs[i].name : '');
    if (!page.metrics.has(tag) && !page.columns.has(name) && name !== 'name') { problems.push(`There is no '${name}' to filter by.`); return () => true; }
    return (i) => {
      if (operator === '~') return (textOf(i) || String(numberOf(i))).toLowerCase().includes(wanted.toLowerCase());
      const number = numberOf(i);
      const limit = Number(wanted);
      if (!Number.isFinite(number) || !Number.isFinite(limit)) return operator === '!=' ? textOf(i) !== wanted : operator === '=' ? textOf(i) === wanted : false;
      return { '>=': number >= limit, '<=': number <= limit, '>': number > limit, '<': number < limit, '=': number === limit, '!=': number !== limit }[operator];
    };
  });
  return { rows: page.runs.map((_, i) => i).filter((i) => tests.every((test) => test(i))), problems };
}

const compared = new Set();

function renderTable() {
  const holder = $('table-view');
  const columns = tableColumns();
  const { rows: matching, problems } = filterRuns(page.state.table.filter);
  const { sort, down } = page.state.table;
  const keyOf = (i) => (sort === 'name' ? null : valueOf(sort.split('.')[0], i, sort.split('.')[1]).value);
  let rows = sort ? (sort === 'name' ? [...matching].sort((a, b) => natural(page.runs[a].name, page.runs[b].name)) : sort === 'concurrency' ? sortBy(matching, (i) => page.runs[i].concurrency ?? Infinity) : sortBy(matching, (i) => (Number.isFinite(keyOf(i)) ? keyOf(i) : Infinity))) : matching;
  if (down) rows = [...rows].reverse();
  const base = page.runs.findIndex((run) => run.key === page.state.base);
  const limits = limitsOf();
  const meets = (i) => Object.entries(limits).every(([tag, limit]) => { const metric = page.metrics.get(tag); const { value } = valueOf(tag, i, page.state.stat || 'p99'); return metric && Number.isFinite(value) && (metric.direction === 'higher' ? value >= limit : value <= limit); });
  const head = (id, name) => h('th', { scope: 'col', 'aria-sort': sort === id ? (down ? 'descending' : 'ascending') : 'none' }, h('button', { type: 'button', class: 'link', 'data-sort': id, text: `${name}${sort === id ? (down ? ' ▼' : ' ▲') : ''}`, onclick: () => change((state) => { state.table.down = sort === id ? !down : false; state.table.sort = id; }, `Sorted by ${name}.`) }));
  const focused = document.activeElement && holder.contains(document.activeElement) ? document.activeElement.dataset.keep || document.activeElement.dataset.sort : null;
  const at = document.activeElement && document.activeElement.selectionStart;
  const withLimits = Object.keys(limits).length > 0;
  replace(holder,
    h('div', { class: 'row' },
      h('label', { class: 'field wide' }, h('span', { text: 'Filter' }), h('input', { type: 'search', 'data-keep': 'filter', placeholder: 'concurrency>=8 model~qwen', value: page.state.table.filter, oninput: (event) => change((state) => { state.table.filter = event.target.value; }) })),
      h('button', { type: 'button', text: 'Apply to plots', onclick: () => change((state) => { state.off = page.runs.filter((_, i) => !matching.includes(i)).map((run) => run.key); }, `${count(matching.length, 'run')} selected.`) }),
      h('button', { type: 'button', text: 'Diff ticked', 'data-do': 'diff', onclick: (event) => openDiff([...compared], event.currentTarget) }), h('button', { type: 'button', text: 'Copy as Markdown', onclick: () => copyText(markdown(rows, columns), 'Table') })),
    h('p', { class: 'note', role: 'status', text: [`${count(rows.length, 'run')} of ${page.runs.length}.`, ...problems].join(' ') }),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Runs' }, h('table', { class: 'data runs' },
      h('thead', null, h('tr', null, h('th', { scope: 'col', text: 'Plot' }), h('th', { scope: 'col', text: 'Diff' }), h('th', { scope: 'col', text: 'Baseline' }), head('name', 'Run'), page.columns.has('concurrency') ? head('concurrency', 'Concurrency') : null,
        columns.map((column) => [head(column.id, withUnit(column.name, column.unit)), base >= 0 ? h('th', { scope: 'col', text: 'Δ' }) : null]), withLimits ? h('th', { scope: 'col', text: 'SLOs' }) : null)),
      h('tbody', null, rows.map((i) => {
        const run = page.runs[i];
        return h('tr', { 'data-run': run.key, class: i === base ? 'base' : '' },
          h('td', null, h('input', { type: 'checkbox', checked: !page.state.off.includes(run.key), 'aria-label': `Plot ${run.name}`, onchange: (event) => selectRuns([run.key], event.target.checked) })),
          h('td', null, h('input', { type: 'checkbox', checked: compared.has(run.key), 'aria-label': `Compare ${run.name}`, onchange: (event) => { if (event.target.checked) compared.add(run.key); else compared.delete(run.key); } })),
          h('td', null, h('button', { type: 'button', class: 'icon', 'aria-pressed': String(i === base), 'aria-label': `${run.name} as baseline`, text: i === base ? '★' : '☆', onclick: () => setBaseline(i === base ? '' : run.key) })),
          h('th', { scope: 'row' }, h('button', { type: 'button', class: 'link name', dir: 'auto', text: run.name, onclick: (event) => openRun(run.key, event.currentTarget) })), page.columns.has('concurrency') ? h('td', { class: 'number', text: run.concurrency ?? '–' }) : null,
          columns.map((column) => {
            const { value } = valueOf(column.tag, i, column.stat);
            return [h('td', { class: 'number', 'data-metric': column.id, text: fmt(value), title: Number.isFinite(value) ? String(value) : '' }), base >= 0 ? deltaCell(value, base === i ? NaN : valueOf(column.tag, base, column.stat).value, column.direction) : null];
          }), withLimits ? h('td', { class: meets(i) ? 'better' : 'worse', text: meets(i) ? 'all met' : 'broken' }) : null);
      })))),
    withLimits ? h('p', { class: 'note', text: bestText(rows, meets) }) : null, limitForm());
  if (focused) {
    const again = holder.querySelector(`[data-keep="${CSS.escape(focused)}"], [data-sort="${CSS.escape(focused)}"]`);
    if (again) { again.focus(); if (again.setSelectionRange && at !== undefined && at !== null) try { again.setSelectionRange(at, at); } catch { /* not a text field */ } }
  }
}

function bestText(rows, meets) {
  const good = rows.filter(meets);
  const throughput = page.metrics.get('request_throughput');
  if (!good.length) return 'No run of the table meets all SLOs.';
  if (!throughput) return `${good.length} of ${count(rows.length, 'run')} meet all SLOs.`;
  const best = good.reduce((a, b) => (valueOf('request_throughput', b, 'avg').value > valueOf('request_throughput', a, 'avg').value ? b : a));
  return `${good.length} of ${count(rows.length, 'run')} meet all SLOs (at ${page.state.stat || 'p99'}). Of these the highest request throughput has ${page.runs[best].name}: ${fmt(valueOf('request_throughput', best, 'avg').value, throughput.unit)}.`;
}

function limitForm() {
  const metric = h('select', { 'aria-label': 'Metric of the SLO', 'data-field': 'slo-metric' }, [...page.metrics.values()].filter((one) => !one.isParameter && one.direction !== 'none').map((one) => h('option', { value: one.tag, text: withUnit(one.name, one.unit), selected: one.tag === 'time_to_first_token' })));
  const limit = h('input', { type: 'number', min: '0', step: 'any', 'aria-label': 'Limit', 'data-field': 'slo-limit' });
  const list = Object.entries(limitsOf());
  return h('fieldset', { class: 'slos' }, h('legend', { text: 'SLOs' }), h('p', { class: 'note', text: 'A limit is drawn as a line in plots of its metric, the failing side shaded.' }),
    list.map(([tag, value]) => h('span', { class: 'chip' }, `${page.metrics.has(tag) ? page.metrics.get(tag).name : tag} ${page.metrics.has(tag) && page.metrics.get(tag).direction === 'higher' ? '≥' : '≤'} ${fmt(value, page.metrics.has(tag) ? page.metrics.get(tag).unit : '')}`, page.state.slos[tag] ? h('button', { type: 'button', class: 'icon', 'aria-label': `Remove the SLO of ${tag}`, text: '×', onclick: () => change((state) => { delete state.slos[tag]; }, 'SLO removed.') }) : null)),
    h('div', { class: 'row' }, metric, limit, h('button', { type: 'button', text: 'Set SLO', onclick: () => { const value = Number(limit.value); if (value > 0) change((state) => { state.slos[metric.value] = value; }, 'SLO set.'); else tell('Type a limit above zero.'); } })));
}

function markdown(rows, columns) {
  const plain = (text) => String(text).replace(/[|\\`*_<>[\]]/g, '\\$&').replace(/[\r\n]+/g, ' ');
  const base = page.runs.findIndex((run) => run.key === page.state.base);
  const head = ['Run', 'Concurrency', ...columns.flatMap((column) => (base >= 0 ? [withUnit(column.name, column.unit), 'Ratio'] : [withUnit(column.name, column.unit)]))];
  const lines = rows.map((i) => [plain(page.runs[i].name), page.runs[i].concurrency ?? '–', ...columns.flatMap((column) => {
    const { value } = valueOf(column.tag, i, column.stat);
    const other = base >= 0 ? valueOf(column.tag, base, column.stat).value : NaN;
    return base >= 0 ? [fmt(value), Number.isFinite(value / other) ? (value / other).toFixed(2) : '–'] : [fmt(value)];
  })]);
  return [head, head.map((_, i) => (i ? '---:' : '---')), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n') + '\n';
}

/** What differs between runs: configuration and metrics, equal rows left out. */
async function openDiff(keys, opener) {
  if (keys.length < 2 || keys.length > 6) return tell('Tick 2 to 6 runs under Diff.');
  const places = keys.map((key) => page.runs.findIndex((run) => run.key === key));
  const flatten = (value, path, into) => {
    if (value !== null && typeof value === 'object') for (const [name, one] of Object.entries(value)) flatten(one, path ? `${path}.${name}` : name, into);
    else into.set(path, String(value));
    return into;
  };
  const configurations = await Promise.all(keys.map((key) => source.configuration(key).catch(() => null)));
  const maps = configurations.map((one) => flatten((one && one.input_config) || {}, '', new Map()));
  const paths = [...new Set(maps.flatMap((map) => [...map.keys()]))].sort(natural).filter((path) => new Set(maps.map((map) => map.get(path))).size > 1);
  const metrics = tableColumns().map((column) => ({ column, values: places.map((i) => valueOf(column.tag, i, column.stat).value) })).filter(({ values }) => new Set(values).size > 1);
  const tableOf = (caption, rows) => h('table', { class: 'data' }, h('caption', { text: caption }), h('thead', null, h('tr', null, h('th', { scope: 'col', text: '' }), places.map((i) => h('th', { scope: 'col', dir: 'auto', text: page.runs[i].name })))), h('tbody', null, rows));
  openDialog('What differs', [
    tableOf('Configuration; equal rows are left out', paths.map((path) => h('tr', { 'data-path': path }, h('th', { scope: 'row', text: path }), maps.map((map) => h('td', { dir: 'auto', text: map.has(path) ? short(map.get(path), 200) : '–' }))))),
    paths.length ? null : h('p', { text: 'The configurations are equal, or not in this page.' }),
    tableOf('Metrics, with the difference from the first', metrics.map(({ column, values }) => h('tr', null, h('th', { scope: 'row', text: withUnit(column.name, column.unit) }), values.map((value, k) => h('td', { class: 'number', text: `${fmt(value)}${k > 0 && values[0] ? ` (${deltaText(value, values[0], column.direction)})` : ''}` }))))),
  ], opener);
  return undefined;
}

function setBaseline(key) {
  change((state) => { state.base = key; }, key ? `${page.runs.find((run) => run.key === key).name} is the baseline.` : 'No baseline.');
}

function mark(key, value) {
  change((state) => { if (value) state.marks[key] = value; else delete state.marks[key]; }, value ? `Marked as ${value}; plots are grouped by experiment.` : 'Mark removed.');
}
