// Cards: one plot each, with its buttons. Every card is always there; one without data says why and what to do.

const view = { run: null, document: null, mode: 'multi', figures: new Map() };

const includedRuns = () => page.runs.map((_, i) => i).filter((i) => !page.state.off.includes(page.runs[i].key));
const cardState = () => page.state.cards[view.mode];
const isDefault = (id) => page.defaults[view.mode].has(id);

/** The cards of a mode in their order, hidden ones included. */
function cardsOf(mode) {
  const state = page.state.cards[mode];
  const defaults = [...page.defaults[mode].values()].map((card) => ({ ...card, ...(state.changes[card.id] || {}) })).filter((card) => card.on);
  const all = [...defaults, ...state.custom.map((card) => ({ ...card, custom: true }))];
  const place = new Map(state.order.map((id, i) => [id, i]));
  const rank = new Map(all.map((card, i) => [card.id, place.has(card.id) ? place.get(card.id) : 1000 + i]));
  return sortBy(all, (card) => rank.get(card.id));
}

const visibleCards = (mode) => cardsOf(mode).filter((card) => !page.state.cards[mode].hidden.includes(card.id));
const otherPresets = (mode) => [...page.defaults[mode].values()].filter((card) => !card.on && !(page.state.cards[mode].changes[card.id] || {}).on);

/** The statistics a card shows: its own, else the page's, else its preset's. */
function statsOf(card) {
  const of = (name) => card[name + 'Stat'] || page.state.stat || (card[name] && card[name].stat) || '';
  return { x: of('x'), y: of('y') };
}

function figureOf(card) {
  if (view.mode === 'single') return buildRunFigure(card, view.document, card.yStat || page.state.stat || '');
  return withSlos(card, buildComparison(card, statsOf(card), includedRuns()));
}

/** Draws the limits of metrics that have one, and shades where they are broken. */
function withSlos(card, figure) {
  if (figure.missing) return figure;
  const panel = figure.panels[0];
  for (const name of ['x', 'y']) {
    const metric = card[name] && page.metrics.get(card[name].tag);
    const limit = metric && limitsOf()[metric.tag];
    if (!limit || panel.axes[name].categories) continue;
    const column = figure.table && figure.table[name];
    const higher = metric.direction === 'higher';
    const values = figure.table.series.flatMap((series) => series.points.map((point) => point[name]));
    const far = higher ? Math.min(0, ...values) : Math.max(limit * 1.05, ...values) * 1.2;
    panel.layers = [...panel.layers,
      { type: 'region', role: 'slo', name: 'SLO broken', horizontal: name === 'y', from: higher ? far : limit, to: higher ? limit : far, color: 'outlier:0', opacity: 0.07, hidden: true },
      { type: 'rule', role: 'slo', name: 'SLO', vertical: name === 'x', value: limit, label: 'SLO', labelValue: limit, color: 'outlier:0', dash: 'dashed', hidden: true }];
    const met = values.filter((value) => (higher ? value >= limit : value <= limit)).length;
    figure.notices.unshift({ severity: 'note', text: `SLO ${fmt(limit, column.unit)} on ${name}: ${met} of ${count(values.length, 'point')} ${met === 1 ? 'meets' : 'meet'} it.` });
  }
  return figure;
}

const colors = () => page.manifest.colors[page.theme];

/** Makes the element of a card. */
function cardElement(card) {
  const heading = h('h3', { id: `title-${card.id}`, dir: 'auto' });
  const plot = h('div', { class: 'plot', tabindex: '0', role: 'figure', 'aria-describedby': `summary-${card.id}` });
  const element = h('section', { class: 'card', 'data-plot': card.id, 'aria-labelledby': `title-${card.id}` },
    h('div', { class: 'card-head' }, heading, h('p', { class: 'subtitle' })), h('div', { class: 'toolbar', role: 'group' }), h('div', { class: 'plot-holder' }, plot), h('div', { class: 'empty', hidden: true }),
    h('p', { class: 'notices' }), h('p', { class: 'visually-hidden', id: `summary-${card.id}` }), h('div', { class: 'data-holder', hidden: true }));
  plot.addEventListener('keydown', (event) => movePoint(card.id, plot, event));
  element.parts = { heading, plot, subtitle: element.querySelector('.subtitle'), toolbar: element.querySelector('.toolbar'), empty: element.querySelector('.empty'), notices: element.querySelector('.notices'), summary: element.querySelector(`[id="summary-${CSS.escape(card.id)}"]`), holder: element.querySelector('.plot-holder'), data: element.querySelector('.data-holder') };
  allowDrag(element, card.id);
  return element;
}

/** Brings the grid in line with the state: cards are kept and drawn anew, not made anew. */
async function renderCards() {
  const grid = view.mode === 'single' ? $('run-grid') : $('compare-grid');
  const cards = visibleCards(view.mode);
  const present = new Map([...grid.querySelectorAll(':scope > .card')].map((element) => [element.dataset.plot, element]));
  for (const [id, element] of present) {
    if (!cards.some((card) => card.id === id)) {
      chart.purge(element.parts.plot);
      view.figures.delete(id);
      element.remove();
    }
  }
  const slot = grid.querySelector('.add-slot');
  const drawing = [];
  for (const card of cards) {
    const element = present.get(card.id) || cardElement(card);
    if (element !== grid.children[cards.indexOf(card)]) grid.insertBefore(element, grid.children[cards.indexOf(card)] || slot);
    element.classList.toggle('full', sizeOf(card) === 'full');
  }
  for (const card of cards) {
    drawing.push(renderCard(card, grid.querySelector(`:scope > [data-plot="${CSS.escape(card.id)}"]`)));
    // Cards further down wait for the browser to show the first.
    if (drawing.length === 2) await drawing[0];
  }
  await Promise.all(drawing);
  renderLists();
}

const sizeOf = (card) => cardState().sizes[card.id] || 'half';

async function renderCard(card, element) {
  const figure = figureOf(card);
  view.figures.set(card.id, figure);
  const { parts } = element;
  parts.heading.textContent = figure.title || card.title || autoTitle(card);
  parts.heading.title = card.description || '';
  parts.subtitle.textContent = figure.subtitle || '';
  renderToolbar(card, element, figure);
  const isEmpty = Boolean(figure.missing);
  parts.holder.hidden = isEmpty;
  parts.empty.hidden = !isEmpty;
  if (isEmpty) {
    chart.purge(parts.plot);
    parts.plot.listening = false;
    parts.notices.textContent = '';
    parts.summary.textContent = figure.missing;
    replace(parts.empty, h('p', { text: figure.missing }), figure.remedy === 'select' ? h('button', { type: 'button', text: 'Select all', onclick: () => change((state) => { state.off = []; }, 'All runs selected.') }) : null);
    parts.data.hidden = true;
    return;
  }
  parts.plot.setAttribute('aria-label', summaryOf(figure));
  parts.summary.textContent = summaryOf(figure);
  const showFidelity = (fidelity) => renderNotices(parts.notices, figure, fidelity);
  const fidelity = await chart.draw(parts.plot, figure, {
    colors: colors(), revision: revisionOf(card, figure), onClick: (refs) => openPoint(refs, parts.plot), onFidelity: showFidelity,
    onZoom: (range) => view.mode === 'single' && page.state.link && figure.panels[0].axes.x.elapsed && zoomOthers(card.id, range),
  });
  showFidelity(fidelity);
  if (!parts.data.hidden) renderData(card, element);
}

const revisionOf = (card, figure) => JSON.stringify(figure.panels.map((panel) => [panel.axes.x.label, panel.axes.x.scale, panel.axes.x.zero, panel.axes.y.label, panel.axes.y.scale, panel.axes.y.zero])) + includedRuns().length;

function zoomOthers(id, range) {
  for (const element of $('run-grid').querySelectorAll(':scope > .card')) {
    const figure = view.figures.get(element.dataset.plot);
    if (element.dataset.plot !== id && figure && !figure.missing && figure.panels[0].axes.x.elapsed) chart.zoom(element.parts.plot, range);
  }
}

function renderNotices(element, figure, fidelity) {
  const texts = [];
  if (fidelity && fidelity.total > fidelity.shown) texts.push(`${fidelity.shown.toLocaleString('en-US')} of ${fidelity.total.toLocaleString('en-US')} points; zoom in for all.`);
  if (fidelity && fidelity.dropped) texts.push(`${count(fidelity.dropped, 'point')} ≤ 0 not shown.`);
  const warnings = figure.notices.filter((notice) => notice.severity === 'warning').map((notice) => notice.text);
  const notes = figure.notices.filter((notice) => notice.severity !== 'warning').map((notice) => notice.text);
  replace(element, [...texts, ...warnings].length ? h('strong', { text: [...texts, ...warnings].join(' ') + ' ' }) : null, notes.join(' '));
}

function autoTitle(card) {
  const name = (ref) => (ref && page.metrics.get(ref.tag) ? page.metrics.get(ref.tag).name : ref ? ref.tag : '');
  return view.mode === 'multi' ? (card.type === 'bar' ? name(card.y) : `${name(card.y)} vs ${name(card.x)}`) : name(card.y);
}

/** The picture in words. */
function summaryOf(figure) {
  const panel = figure.panels[0];
  const kinds = { points: 'Scatter plot', line: 'Line plot', area: 'Area plot', bar: 'Bar chart', segments: 'Timeline', band: 'Band' };
  const main = panel.layers.find((layer) => ['points', 'bar', 'segments'].includes(layer.type) && layer.x.length) || panel.layers.find((layer) => kinds[layer.type]);
  const axis = (one) => withUnit(one.title || one.label, one.unit);
  const names = [...new Set(panel.layers.filter((layer) => !layer.hidden && layer.name).map((layer) => layer.name))];
  const values = main && main.y ? Array.from(main.y).filter(Number.isFinite) : [];
  let text = `${kinds[main ? main.type : 'points']} of ${axis(panel.axes.y)} against ${axis(panel.axes.x)}.`;
  if (names.length) text += ` ${count(names.length, 'series', 'series')}: ${short(names.join(', '), 200)}.`;
  if (values.length) text += ` y from ${fmt(values.reduce((a, b) => Math.min(a, b)), panel.axes.y.unit)} to ${fmt(values.reduce((a, b) => Math.max(a, b)), panel.axes.y.unit)}.`;
  const thinned = panel.layers.find((layer) => layer.total);
  if (thinned) text += ` Part of ${thinned.total.toLocaleString('en-US')} points.`;
  return text;
}

// ---- the toolbar -------------------------------------------------------------------------------------------------

function renderToolbar(card, element, figure) {
  const bar = element.parts.toolbar;
  const focused = bar.contains(document.activeElement) ? document.activeElement.dataset.do : null;
  const title = element.parts.heading.textContent;
  bar.setAttribute('aria-label', `${title}: controls`);
  const axes = figure.missing ? null : figure.panels[0].axes;
  const button = (name, text, label, action, more) => h('button', { type: 'button', 'data-do': name, 'aria-label': label, title: label, onclick: action, ...more }, text);
  const toggle = (name, text, label, pressed, action) => button(name, text, label, action, { 'aria-pressed': String(pressed) });
  const items = [];
  if (view.mode === 'multi') for (const name of card.type === 'bar' ? ['y'] : ['x', 'y']) items.push(statSelect(card, name, figure));
  else if (card.type === 'timeslice' && view.document) items.push(statSelect(card, 'y', figure));
  if (axes && !axes.x.categories) items.push(toggle('log-x', 'Log X', 'Log X: logarithmic x axis', axes.x.scale === 'log', () => toggleLog(card, 'x', axes)));
  if (axes && card.type !== 'bar') items.push(toggle('log-y', 'Log Y', 'Log Y: logarithmic y axis', axes.y.scale === 'log', () => toggleLog(card, 'y', axes)));
  if (axes) items.push(toggle('fit', 'Fit', 'Fit: autoscale, fit the axes to the data instead of starting at zero', card.autoscale === 'both', () => changeCard(card, { autoscale: card.autoscale === 'both' ? 'none' : 'both' }, `Axes of ${title} ${card.autoscale === 'both' ? 'start at zero' : 'fit the data'}.`)));
  if (view.mode === 'multi' && card.type === 'pareto') {
    items.push(h('label', { class: 'mini' }, 'Frontier', h('select', { 'data-do': 'frontier', 'aria-label': `Frontier of ${title}`, onchange: (event) => changeCard(card, { frontier: event.target.value }) },
      [['off', 'off'], ['group', 'per series'], ['all', 'over all']].map(([value, text]) => h('option', { value, text, selected: (card.frontier || 'group') === value })))));
  }
  items.push(h('span', { class: 'spring' }));
  items.push(button('edit', 'Edit', `Edit ${title}`, () => openEditor(card)));
  items.push(toggle('size', 'Wide', 'Wide: the whole width of the page', sizeOf(card) === 'full', () => {
    const next = sizeOf(card) === 'full' ? 'half' : 'full';
    change(() => { cardState().sizes[card.id] = next; }, `${title} is ${next === 'full' ? 'as wide as the page' : 'half as wide'}.`);
  }));
  items.push(button('hide', 'Hide', `Hide ${title}`, () => hideCard(card.id, title)));
  items.push(button('more', '⋯', `More actions for ${title}`, (event) => openMenu(card, element, figure, event.currentTarget), { 'aria-haspopup': 'menu', 'aria-expanded': 'false' }));
  replace(bar, items);
  if (focused) { const again = bar.querySelector(`[data-do="${focused}"]`); if (again) again.focus(); }
}

function statSelect(card, name, figure) {
  const own = card[name + 'Stat'] || '';
  const tag = card[name] && card[name].tag;
  const available = view.mode === 'multi' ? statsFor(tag) : STATS.filter((stat) => figure.missing || (view.document.slices && view.document.slices.metrics.some((metric) => metric.values[stat])));
  const followed = page.state.stat || (card[name] && card[name].stat) || 'avg';
  return h('label', { class: `mini${own ? ' own' : ''}` }, `${name} `, h('select', { 'data-do': `stat-${name}`, 'aria-label': `Statistic of ${name}${own ? ', set for this plot alone' : ''}`, disabled: available.length === 0, onchange: (event) => changeCard(card, { [name + 'Stat']: event.target.value || undefined }) },
    h('option', { value: '', text: available.length ? `follow (${followed})` : 'value', selected: !own }), available.map((stat) => h('option', { value: stat, text: stat, selected: own === stat }))));
}

/** The statistics that any selected run has of a metric, in the one order. */
function statsFor(tag) {
  const metric = page.metrics.get(tag);
  if (!metric || metric.isParameter) return [];
  const runs = includedRuns();
  return ALL_STATS.filter((stat) => !['count', 'sum'].includes(stat) && metric.values[stat] && (runs.length ? runs : page.runs.map((_, i) => i)).some((i) => isNumber(metric.values[stat][i])));
}

const toggleLog = (card, name, axes) => changeCard(card, { [name + 'Log']: axes[name].scale !== 'log' }, `${name} axis ${axes[name].scale === 'log' ? 'linear' : 'logarithmic'}.`);

/** Changes one card. */
function changeCard(card, changes, message) {
  change(() => {
    const state = cardState();
    const custom = state.custom.find((one) => one.id === card.id);
    const target = custom || (state.changes[card.id] = { ...(state.changes[card.id] || {}) });
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) delete target[name];
      else target[name] = value;
    }
    if (!custom && !Object.keys(target).length) delete state.changes[card.id];
  }, message);
}

function hideCard(id, title) {
  change(() => { cardState().hidden.push(id); }, null);
  tell(`${title} is hidden.`, () => showCard(id));
  const next = document.querySelector('.grid:not([hidden]) .card .toolbar button') || $('add-plot');
  if (next) next.focus();
}

const showCard = (id) => change(() => { const state = cardState(); state.hidden = state.hidden.filter((one) => one !== id); }, 'Shown again.');

function removeCard(card, title) {
  const before = clone(cardState());
  change(() => {
    const state = cardState();
    state.custom = state.custom.filter((one) => one.id !== card.id);
    state.hidden = state.hidden.filter((one) => one !== card.id);
    state.order = state.order.filter((one) => one !== card.id);
    delete state.sizes[card.id];
  }, null);
  tell(`${title} is removed.`, () => change(() => { page.state.cards[view.mode] = before; }, 'Back again.'));
}

function moveCard(id, by) {
  const ids = cardsOf(view.mode).map((card) => card.id);
  const visible = visibleCards(view.mode).map((card) => card.id);
  const at = visible.indexOf(id);
  const other = visible[at + by];
  if (other === undefined) return tell('It is at the end already.');
  const from = ids.indexOf(id);
  ids.splice(from, 1);
  ids.splice(ids.indexOf(other) + (by > 0 ? 1 : 0), 0, id);
  change(() => { cardState().order = ids; }, `Moved to place ${at + by + 1} of ${visible.length}.`);
  const element = document.querySelector(`.grid:not([hidden]) [data-plot="${CSS.escape(id)}"] [data-do="more"]`);
  if (element) element.focus();
}

function placeBefore(id, other) {
  if (id === other) return;
  const ids = cardsOf(view.mode).map((card) => card.id).filter((one) => one !== id);
  ids.splice(ids.indexOf(other), 0, id);
  change(() => { cardState().order = ids; }, 'Moved.');
}

function allowDrag(element, id) {
  const { heading } = element.parts;
  heading.draggable = true;
  heading.addEventListener('dragstart', (event) => { event.dataTransfer.setData('text/plain', id); event.dataTransfer.effectAllowed = 'move'; });
  element.addEventListener('dragover', (event) => { event.preventDefault(); element.classList.add('drop'); });
  element.addEventListener('dragleave', () => element.classList.remove('drop'));
  element.addEventListener('drop', (event) => {
    event.preventDefault();
    element.classList.remove('drop');
    const dragged = event.dataTransfer.getData('text/plain');
    if (cardsOf(view.mode).some((card) => card.id === dragged)) placeBefore(dragged, id);
  });
}

function openMenu(card, element, figure, opener) {
  closeMenu();
  const title = element.parts.heading.textContent;
  const isEmpty = Boolean(figure.missing);
  const entries = [
    [element.parts.data.hidden ? 'Show data' : 'Hide data', () => toggleData(card, element), isEmpty],
    ['Download CSV', () => download(`${safeName(card.id)}.csv`, new Blob([csvOf(figure)], { type: 'text/csv' })), isEmpty],
    ['Download PNG', () => downloadImage(card, figure, 'png'), isEmpty],
    ['Download SVG', () => downloadImage(card, figure, 'svg'), isEmpty],
    ['Copy image', () => copyImage(card, figure), isEmpty],
    ['Full screen', () => element.requestFullscreen && element.requestFullscreen().then(() => chart.resize(element.parts.plot)).catch(() => {}), isEmpty],
    ['Move up', () => moveCard(card.id, -1)],
    ['Move down', () => moveCard(card.id, 1)],
    ['Duplicate', () => duplicateCard(card)],
    ['Copy as YAML preset', () => copyText(yamlOf(card), 'YAML preset')],
    isDefault(card.id) && Object.keys(cardState().changes[card.id] || {}).length ? ['Restore this plot', () => change(() => { delete cardState().changes[card.id]; }, 'Restored.')] : null,
    card.custom ? ['Remove', () => removeCard(card, title)] : ['Hide', () => hideCard(card.id, title)],
  ].filter(Boolean);
  const menu = h('div', { class: 'menu', role: 'menu', id: 'menu', 'aria-label': `Actions for ${title}` }, entries.map(([text, action, disabled]) => h('button', { type: 'button', role: 'menuitem', disabled: Boolean(disabled), text, onclick: () => { closeMenu(); opener.focus(); action(); } })));
  menu.addEventListener('keydown', (event) => {
    const buttons = [...menu.querySelectorAll('button:not(:disabled)')];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === 'Escape' || event.key === 'Tab') { event.preventDefault(); closeMenu(); opener.focus(); }
    else if (event.key === 'ArrowDown') { event.preventDefault(); buttons[(at + 1) % buttons.length].focus(); }
    else if (event.key === 'ArrowUp') { event.preventDefault(); buttons[(at - 1 + buttons.length) % buttons.length].focus(); }
  });
  opener.setAttribute('aria-expanded', 'true');
  menu.opener = opener;
  element.parts.toolbar.appendChild(menu);
  menu.querySelector('button:not(:disabled)').focus();
}

function closeMenu() {
  const menu = $('menu');
  if (!menu) return;
  menu.opener.setAttribute('aria-expanded', 'false');
  menu.remove();
}

// ---- points by keyboard, data, pictures --------------------------------------------------------------------------

const cursor = new Map();

function movePoint(id, plot, event) {
  if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Enter', 'Home', 'End'].includes(event.key)) return;
  const list = chart.series(plot);
  if (!list.length) return;
  event.preventDefault();
  let { s, p } = cursor.get(id) || { s: 0, p: -1 };
  s = Math.min(s, list.length - 1);
  if (event.key === 'Enter') {
    const refs = list[s].refs && p >= 0 ? list[s].refs[p] : null;
    return openPoint(refs, plot, true);
  }
  if (event.key === 'ArrowUp') s = (s - 1 + list.length) % list.length;
  if (event.key === 'ArrowDown') s = (s + 1) % list.length;
  const last = list[s].x.length - 1;
  if (event.key === 'ArrowLeft') p = Math.max(0, p - 1);
  else if (event.key === 'ArrowRight') p = Math.min(last, p + 1);
  else if (event.key === 'Home') p = 0;
  else if (event.key === 'End') p = last;
  else p = Math.min(Math.max(p, 0), last);
  cursor.set(id, { s, p });
  const figure = view.figures.get(id);
  const { x, y } = figure.panels[0].axes;
  const refs = list[s].refs ? list[s].refs[p] : null;
  const who = refs && refs.length ? refs.map((ref) => page.runs[ref].name).join(', ') : list[s].name;
  const xText = typeof list[s].x[p] === 'string' ? list[s].x[p] : fmt(list[s].x[p], x.unit);
  $('live').textContent = `${who}: ${x.title || x.label} ${xText}, ${y.title || y.label} ${fmt(list[s].y[p], y.unit)}. Point ${p + 1} of ${last + 1}, series ${s + 1} of ${list.length}.`;
  chart.highlight(plot, list[s].curve, p);
}

function openPoint(refs, plot, isKeyboard) {
  if (view.mode === 'single') return openRun(view.run.key, plot);
  if (!refs || !refs.length) return undefined;
  if (isKeyboard && refs.length === 1) return goToRun(page.runs[refs[0]].key);
  return refs.length === 1 ? openRun(page.runs[refs[0]].key, plot) : openRuns(refs.map((ref) => page.runs[ref].key), plot);
}

function toggleData(card, element) {
  element.parts.data.hidden = !element.parts.data.hidden;
  if (!element.parts.data.hidden) renderData(card, element);
}

function renderData(card, element) {
  const figure = view.figures.get(card.id);
  const rows = rowsOf(figure);
  const most = 200;
  replace(element.parts.data, h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `Data of ${element.parts.heading.textContent}` },
    h('table', { class: 'data' }, h('caption', { text: rows.length > most ? `The first ${most} of ${rows.length.toLocaleString('en-US')} rows; the CSV has all.` : count(rows.length, 'row') }),
      h('thead', null, h('tr', null, CSV_HEAD.map((name) => h('th', { scope: 'col', text: name })))),
      h('tbody', null, rows.slice(0, most).map((row) => h('tr', null, row.map((cell) => h('td', { text: cell, dir: 'auto' }))))))));
}

async function downloadImage(card, figure, format) {
  const blob = await pictureOf(card, figure, format, EXPORT_SIZES.medium);
  download(`${safeName(card.id)}.${format}`, blob);
  tell(`${format.toUpperCase()} written.`);
}

async function copyImage(card, figure) {
  const blob = await pictureOf(card, figure, 'png', EXPORT_SIZES.medium);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    tell('Image copied.');
  } catch {
    download(`${safeName(card.id)}.png`, blob);
    tell('This browser does not let pages copy images; it was downloaded instead.');
  }
}

function duplicateCard(card) {
  const copy = { ...clone(card), id: newId(), title: `${figureTitle(card)} (copy)`, rebuilt: view.mode === 'single' ? true : undefined };
  for (const name of ['custom', 'on', 'description']) delete copy[name];
  if (copy.rebuilt === undefined) delete copy.rebuilt;
  change(() => { cardState().custom.push(copy); }, 'Duplicated; the copy is the last plot.');
}

const figureTitle = (card) => { const figure = view.figures.get(card.id); return (figure && figure.title) || card.title || autoTitle(card); };

function newId() {
  const taken = new Set([...page.defaults.multi.keys(), ...page.defaults.single.keys(), ...page.state.cards.multi.custom.map((card) => card.id), ...page.state.cards.single.custom.map((card) => card.id)]);
  for (let number = 1; ; number++) if (!taken.has(`custom_${number}`)) return `custom_${number}`;
}
