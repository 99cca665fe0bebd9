// The page as a whole: views, sidebar, header, and what happens when something changes.

const page = { manifest: null, runs: [], metrics: new Map(), columns: new Map(), defaults: { multi: new Map(), single: new Map() }, state: null, theme: 'light' };
let settled = Promise.resolve();

/** Changes the state, writes it down and shows it. */
function change(action, message, isStep) {
  action(page.state);
  saveState(isStep);
  if (message) tell(message);
  settled = render();
  return settled;
}

function goTo(name) {
  return change((state) => { state.view = name; }, null, true).then(() => $('main').focus({ preventScroll: true }));
}

function goToRun(key) {
  return change((state) => { state.view = 'run'; state.run = key; }, null, true).then(() => $('main').focus({ preventScroll: true }));
}

function selectRuns(keys, on) {
  change((state) => {
    const off = new Set(state.off);
    for (const key of keys) { if (on) off.delete(key); else off.add(key); }
    state.off = page.runs.map((run) => run.key).filter((key) => off.has(key));
  }, null);
  $('live').textContent = `${page.runs.length - page.state.off.length} of ${page.runs.length} runs selected.`;
}

// ---- header and views --------------------------------------------------------------------------------------------

function systemTheme() {
  return window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function applyTheme() {
  page.theme = page.state.theme || stored('theme') || page.manifest.theme || systemTheme();
  if (!['light', 'dark'].includes(page.theme)) page.theme = 'light';
  document.documentElement.dataset.theme = page.theme;
  $('theme-toggle').textContent = page.theme === 'dark' ? 'Light theme' : 'Dark theme';
}

function toggleTheme() {
  const next = page.theme === 'dark' ? 'light' : 'dark';
  store('theme', next);
  change((state) => { state.theme = next; }, null);
  $('live').textContent = `${next} theme.`;
}

function renderHeader() {
  const { state } = page;
  const views = [['compare', 'compare-view'], ['run', 'run-view'], ['runs', 'table-view'], ['about', 'about-view']];
  for (const [name, id] of views) {
    const isOn = state.view === name;
    const tab = $(`tab-${name}`);
    tab.setAttribute('aria-selected', String(isOn));
    tab.tabIndex = isOn ? 0 : -1;
    $(id).hidden = !isOn;
  }
  $('tab-compare').hidden = page.manifest.mode === 'single' && page.runs.length === 1;
  const stat = $('stat');
  if (!stat.options.length) append(stat, [h('option', { value: '', text: 'as configured' }), STATS.map((word) => h('option', { value: word, text: word }))]);
  stat.value = state.stat;
  const own = ['multi', 'single'].some((mode) => [...Object.values(state.cards[mode].changes), ...state.cards[mode].custom].some((card) => card.xStat || card.yStat));
  $('mixed').hidden = !own;
  $('mixed').title = 'Some plots have a statistic of their own.';
  $('selected').textContent = `${page.runs.length - state.off.length} of ${page.runs.length} runs`;
  document.title = `AIPerf Dashboard: ${page.runs.length === 1 ? page.runs[0].name : count(page.runs.length, 'run')}`;
}

async function render() {
  applyTheme();
  const { state } = page;
  if (state.view === 'compare') { view.mode = 'multi'; view.run = null; view.document = null; }
  if (state.view === 'run') {
    view.mode = 'single';
    view.run = page.runs.find((run) => run.key === state.run) || page.runs[0] || null;
    try { view.document = view.run && view.run.detail ? await source.run(view.run.key) : null; } catch (error) { view.document = null; tell(`The run could not be read: ${error.message}`); }
  }
  renderHeader();
  if (state.view === 'run') renderRunHead();
  $('run-grid').hidden = state.view === 'run' && !view.document;
  if (state.view === 'compare' || (state.view === 'run' && view.document)) await renderCards();
  else renderLists();
  if (state.view === 'runs') renderTable();
  if (state.view === 'about') renderAbout();
}

function renderRunHead() {
  const { run } = view;
  if (!run) return replace($('run-head'), h('p', { text: 'There is no run.' }));
  const facts = [run.model, isNumber(run.concurrency) ? `concurrency ${run.concurrency}` : null, view.document && view.document.requests ? `${count(view.document.requests.total, 'completed request')}${view.document.requests.failed ? `, ${view.document.requests.failed} failed` : ''}${view.document.requests.cancelled ? `, ${view.document.requests.cancelled} cancelled` : ''}` : null].filter(Boolean).join(' · ');
  return replace($('run-head'),
    page.runs.length > 1 ? h('button', { type: 'button', text: '← All runs', onclick: () => goTo('compare') }) : null,
    h('h2', { id: 'run-name', dir: 'auto', text: run.name }), h('span', { class: 'note', dir: 'auto', text: facts }),
    page.runs.length > 1 ? h('label', { class: 'mini' }, 'Run ', h('select', { id: 'run-choice', 'aria-label': 'Run', onchange: (event) => goToRun(event.target.value) }, page.runs.map((one) => h('option', { value: one.key, text: short(one.name, 70), selected: one === run })))) : null,
    h('button', { type: 'button', text: 'Configuration', onclick: (event) => openRun(run.key, event.currentTarget) }),
    !view.document ? null : h('label', { class: 'mini' }, h('input', { type: 'checkbox', id: 'sync', checked: page.state.link, onchange: (event) => change((state) => { state.link = event.target.checked; }, null) }), 'Zoom time axes together'),
    view.document ? h('details', { class: 'wide' }, h('summary', { text: 'Statistics of every metric' }), statisticsOf(run))
      : h('div', { class: 'wide' }, h('p', { class: 'note', id: 'no-requests', text: run.detail ? 'No requests of this run could be read; these are its statistics.' : 'This page holds no requests of this run: a comparison reads summaries alone. AiPerfDashboardRequests=decimated puts them in, and -t:AiPerfDashboard serves them. These are its statistics.' }), statisticsOf(run)));
}

/** Every metric of a run in every statistic. */
function statisticsOf(run) {
  const i = page.runs.indexOf(run);
  const metrics = [...page.metrics.values()].filter((metric) => !metric.isParameter && Object.values(metric.values).some((values) => isNumber(values[i])));
  const stats = ALL_STATS.filter((stat) => metrics.some((metric) => metric.values[stat] && isNumber(metric.values[stat][i])));
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Statistics' }, h('table', { class: 'data runs' },
    h('thead', null, h('tr', null, h('th', { scope: 'col', text: 'Metric' }), stats.map((stat) => h('th', { scope: 'col', text: stat })))),
    h('tbody', null, metrics.map((metric) => h('tr', null, h('th', { scope: 'row', text: withUnit(metric.name, metric.unit) }), stats.map((stat) => h('td', { class: 'number', text: metric.values[stat] && isNumber(metric.values[stat][i]) ? fmt(metric.values[stat][i]) : '' })))))));
}

function renderAbout() {
  const { manifest } = page;
  const row = (name, value) => (value ? [h('dt', { text: name }), h('dd', { text: value, dir: 'auto' })] : null);
  replace($('about-view'), h('h2', { text: 'About this page' }), h('dl', null, row('Mode', manifest.modeReason), row('Runs', String(page.runs.length)), row('Newest request', manifest.dataEnd), row('Made by', `AiPerf.Plot.Build ${manifest.tool}`), row('Commit', manifest.commit), row('Requests', manifest.requests), row('Chart library', 'plotly.js (basic), MIT licence')),
    Object.keys(page.state.marks).length ? [h('h3', { text: 'Marks as configuration' }), h('pre', { class: 'code', id: 'marks-yaml', text: yamlOfMarks() }), h('button', { type: 'button', text: 'Copy', onclick: () => copyText(yamlOfMarks(), 'Configuration') })] : null,
    source.served ? h('div', { class: 'row' },
      h('button', { type: 'button', id: 'reload-data', text: 'Read the directories again', onclick: async () => { const answer = await source.reload(); if (answer.ok) location.reload(); else tell('The server could not read them again.'); } }),
      h('button', { type: 'button', text: 'Save as file', onclick: async () => download('dashboard.html', await source.page()) }),
      h('button', { type: 'button', id: 'stop-server', text: 'Stop server', onclick: async () => { await source.shutdown(); tell('The server has stopped; this page shows what it has.'); } })) : null,
    h('p', { class: 'note', text: 'Nothing on this page leaves the browser: it asks no other server for anything.' }));
}

// ---- sidebar -----------------------------------------------------------------------------------------------------

const open = { export: true, layout: true, runs: true, groups: new Set() };

function renderLists() {
  const sidebar = $('sidebar');
  if (sidebar.hidden) return;
  const focused = sidebar.contains(document.activeElement) ? document.activeElement.dataset.keep : null;
  const scroll = sidebar.scrollTop;
  const isPlots = ['compare', 'run'].includes(page.state.view);
  const nothing = view.mode === 'multi' && includedRuns().length === 0;
  const hidden = cardsOf(view.mode).filter((card) => cardState().hidden.includes(card.id));
  const others = otherPresets(view.mode).filter((card) => view.mode === 'multi' || (view.document && view.document.figures[card.id]));
  const panel = (name, title, content) => h('details', { open: open[name], ontoggle: (event) => { open[name] = event.target.open; } }, h('summary', { text: title }), content);
  replace(sidebar,
    panel('export', 'Export', [
      h('div', { class: 'row' }, h('label', { class: 'field wide' }, h('span', { text: 'Size' }), h('select', { id: 'export-size', 'data-keep': 'size', onchange: (event) => { exportSize = event.target.value; } }, Object.entries(EXPORT_SIZES).map(([name, size]) => h('option', { value: name, text: `${name}: ${size.width}×${size.height}`, selected: name === exportSize }))))),
      h('button', { type: 'button', class: 'primary', id: 'export', 'data-keep': 'export', disabled: nothing || !isPlots, text: 'Export PNG bundle', onclick: () => exportAll(exportSize) })]),
    panel('layout', 'Plot Layout', [
      hidden.length ? [h('p', { class: 'note', text: 'Hidden plots' }), h('ul', { class: 'plain', id: 'hidden-plots' }, hidden.map((card) => h('li', { class: 'row' }, h('span', { text: card.title || autoTitle(card), dir: 'auto' }), h('button', { type: 'button', 'data-show': card.id, text: 'Show', 'aria-label': `Show ${card.title || autoTitle(card)}`, onclick: () => showCard(card.id) }))))] : h('p', { class: 'note', text: 'No plot is hidden.' }),
      others.length ? [h('p', { class: 'note', text: 'Further presets' }), h('ul', { class: 'plain' }, others.map((card) => h('li', { class: 'row' }, h('span', { text: card.title || card.id, dir: 'auto' }), h('button', { type: 'button', 'data-add': card.id, text: 'Add', 'aria-label': `Add ${card.title || card.id}`, onclick: () => changeCard(card, { on: true }, 'Added.') }))))] : null,
      h('div', { class: 'row' }, h('button', { type: 'button', 'data-keep': 'create', text: 'Create a plot', onclick: startCreating }), h('button', { type: 'button', id: 'reset', 'data-keep': 'reset', text: 'Reset to Defaults', onclick: resetCards }))]),
    page.runs.length > 1 ? panel('runs', `Runs (${page.runs.length - page.state.off.length} of ${page.runs.length} selected)`, runTree()) : null);
  sidebar.scrollTop = scroll;
  if (focused) { const again = sidebar.querySelector(`[data-keep="${CSS.escape(focused)}"]`); if (again) again.focus(); }
}

let exportSize = 'medium';

function resetCards() {
  const before = clone(page.state.cards[view.mode]);
  const mode = view.mode;
  change((state) => { state.cards[mode] = emptyCards(); }, null);
  tell('The plots are as configured.', () => change((state) => { state.cards[mode] = before; }, 'Back again.'));
}

function startCreating() {
  if (view.mode === 'single' && (!view.document || !runTypes(view.document).length)) return tell('This page holds no data of this run that could be plotted.');
  return openEditor(null);
}

function runTree() {
  const first = visibleCards('multi')[0] || [...page.defaults.multi.values()][0];
  const groups = first ? groupingOf(first) : { of: page.runs.map(() => 0), list: [{ name: 'Runs' }], title: '' };
  const names = page.runs.map((run) => run.name);
  const twins = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  const label = (run) => (twins.has(run.name) ? `${run.name} (${run.path})` : run.name);
  const isOff = (run) => page.state.off.includes(run.key);
  return [
    h('div', { class: 'row' }, h('button', { type: 'button', 'data-keep': 'all', text: 'All', onclick: () => selectRuns(page.runs.map((run) => run.key), true) }), h('button', { type: 'button', 'data-keep': 'none', text: 'None', onclick: () => selectRuns(page.runs.map((run) => run.key), false) }),
      h('button', { type: 'button', 'data-keep': 'invert', text: 'Invert', onclick: () => change((state) => { state.off = page.runs.filter((run) => !isOff(run)).map((run) => run.key); }, null) })),
    h('ul', { class: 'plain', 'aria-label': 'Runs' }, groups.list.map((group, g) => {
      const runs = page.runs.filter((_, i) => groups.of[i] === g);
      if (!runs.length) return null;
      const on = runs.filter((run) => !isOff(run)).length;
      const state = on === 0 ? 'false' : on === runs.length ? 'true' : 'mixed';
      return h('li', null,
        h('div', { class: 'check' }, h('input', { type: 'checkbox', 'data-group': group.key || group.name, 'data-keep': `group-${g}`, checked: state === 'true', indeterminate: state === 'mixed', 'aria-checked': state, 'aria-label': `All runs of ${group.name}`, onchange: () => selectRuns(runs.map((run) => run.key), state !== 'true') }),
          h('span', { dir: 'auto', text: `${group.name} (${on} of ${runs.length})${group.baseline ? ' – baseline' : ''}` })),
        h('ul', null, runs.map((run) => h('li', null, h('label', null, h('input', { type: 'checkbox', 'data-run': run.key, 'data-keep': run.key, checked: !isOff(run), onchange: (event) => selectRuns([run.key], event.target.checked) }), h('span', { dir: 'auto', text: label(run) }))))));
    })),
  ];
}

function toggleSidebar() {
  const sidebar = $('sidebar');
  sidebar.hidden = !sidebar.hidden;
  $('sidebar-toggle').setAttribute('aria-expanded', String(!sidebar.hidden));
  renderLists();
  for (const plot of document.querySelectorAll('.grid .plot')) chart.resize(plot);
}

// ---- start -------------------------------------------------------------------------------------------------------

function renderProblems(texts) {
  const list = [...page.manifest.problems.map((problem) => `${problem.code}${problem.place ? ` ${problem.place}` : ''}: ${problem.text}`), ...texts];
  replace($('problems'), list.length ? h('div', { class: 'problem-box', role: 'note', 'aria-label': 'Notices' }, list.map((text) => h('p', { text, dir: 'auto' }))) : null);
}

function readHash(hash) {
  const { state, problems } = fromHash(hash);
  if (!state.view) state.view = page.manifest.mode === 'single' && page.runs.length === 1 ? 'run' : 'compare';
  if (state.view === 'run' && !state.run && page.runs.length) state.run = page.runs[0].key;
  page.state = state;
  renderProblems(problems);
}

/** A run's value on an axis, to compare points with; the axis says which metric and statistic. */
page.baselineValue = (axis) => {
  const i = page.runs.findIndex((run) => run.key === page.state.base);
  if (i < 0) return null;
  const metric = [...page.metrics.values()].find((one) => one.name === axis.name);
  return metric ? valueOf(metric.tag, i, axis.stat).value : null;
};

async function start() {
  page.manifest = await source.manifest();
  page.runs = page.manifest.runs;
  for (const metric of page.manifest.metrics) page.metrics.set(metric.tag, metric);
  for (const one of page.manifest.columns) page.columns.set(one.id, one);
  for (const mode of ['multi', 'single']) for (const card of page.manifest.cards[mode]) page.defaults[mode].set(card.id, card);
  readHash(location.hash.length > 1 ? location.hash : stored('last') || '');
  saveState(false);

  $('sidebar-toggle').addEventListener('click', toggleSidebar);
  $('theme-toggle').addEventListener('click', toggleTheme);
  $('help').addEventListener('click', openHelp);
  $('copy-link').addEventListener('click', () => copyText(location.href, 'Link'));
  $('add-plot').addEventListener('click', startCreating);
  $('add-run-plot').addEventListener('click', startCreating);
  $('stat').addEventListener('change', (event) => change((state) => { state.stat = event.target.value; }, event.target.value ? `All plots follow ${event.target.value}.` : 'All plots show the statistic they are configured with.'));
  for (const name of ['compare', 'run', 'runs', 'about']) $(`tab-${name}`).addEventListener('click', () => goTo(name));
  $('tabs').addEventListener('keydown', (event) => {
    const tabs = [...document.querySelectorAll('#tabs [role="tab"]:not([hidden])')];
    const at = tabs.indexOf(document.activeElement);
    const next = event.key === 'ArrowRight' ? tabs[(at + 1) % tabs.length] : event.key === 'ArrowLeft' ? tabs[(at - 1 + tabs.length) % tabs.length] : null;
    if (next) { event.preventDefault(); next.focus(); next.click(); }
  });
  document.addEventListener('click', (event) => { const menu = $('menu'); if (menu && !menu.contains(event.target) && !menu.opener.contains(event.target)) closeMenu(); });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || document.querySelector('dialog[open]')) return;
    const action = { '?': openHelp, t: toggleTheme, s: toggleSidebar, n: startCreating, 1: () => goTo('compare'), 2: () => goTo('run'), 3: () => goTo('runs'), 4: () => goTo('about') }[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  window.addEventListener('popstate', () => { readHash(location.hash); settled = render(); });
  window.addEventListener('hashchange', () => { if (location.hash !== toHash(page.state)) { readHash(location.hash); settled = render(); } });
  if (window.matchMedia) matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { settled = render(); });
  replace($('footer'), [`AiPerf.Plot.Build ${page.manifest.tool}`, page.manifest.dataEnd ? `data up to ${page.manifest.dataEnd}` : '', page.manifest.commit ? `commit ${page.manifest.commit}` : '', page.manifest.modeReason].filter(Boolean).join(' · '));
  settled = render();
  await settled;
}

const ready = start().catch((error) => {
  replace($('main'), h('div', { class: 'problem-box', role: 'alert' }, h('p', { text: `The page could not start: ${error.message}` })));
  throw error;
});

const sorted = (value) => (Array.isArray(value) ? value.map(sorted) : value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);

// For tests, to read: nothing can be changed through it.
window.aiperf = Object.freeze({ ready, settled: () => settled, state: () => sorted({ ...page.state, theme: page.theme }), figure: (id) => view.figures.get(id) || null, preset: (id) => clone(page.defaults.multi.get(id)), build: (card, stats, off) => buildComparison(card, stats, page.runs.map((_, i) => i).filter((i) => !(off || []).includes(i))), cards: () => clone(visibleCards(view.mode)), run: () => view.document });
