// What a reader has chosen. It lives in the address, so that a link is a view; what is too long for one is kept by the browser.

const MOST_IN_LINK = 8000;
const emptyState = () => ({ view: null, run: null, stat: '', off: [], base: '', theme: '', marks: {}, slos: {}, table: { sort: '', down: false, filter: '' }, link: false, cards: { multi: emptyCards(), single: emptyCards() } });
const emptyCards = () => ({ changes: {}, custom: [], hidden: [], order: [], sizes: {} });

const storageKey = (name) => `aiperf:${page.manifest.id}:${name}`;

function stored(name) {
  try { return localStorage.getItem(storageKey(name)); } catch { return null; }
}

function store(name, value) {
  try {
    if (value === null) localStorage.removeItem(storageKey(name));
    else localStorage.setItem(storageKey(name), value);
    return true;
  } catch { return false; }
}

function encodeText(text) {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function decodeText(text) {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
}

const hasChanges = (cards) => ['multi', 'single'].some((mode) => Object.keys(cards[mode].changes).length || cards[mode].custom.length || cards[mode].hidden.length || cards[mode].order.length || Object.keys(cards[mode].sizes).length);

/** The address of a state. */
function toHash(state) {
  const parameters = [];
  const add = (name, value) => { if (value) parameters.push(`${name}=${encodeURIComponent(value)}`); };
  add('stat', state.stat);
  if (state.off.length) {
    const on = page.runs.filter((run) => !state.off.includes(run.key)).map((run) => run.key);
    if (on.length < state.off.length) parameters.push(`on=${on.join(',')}`);
    else parameters.push(`off=${state.off.join(',')}`);
  }
  add('base', state.base);
  add('theme', state.theme);
  add('sort', state.table.sort ? (state.table.down ? '-' : '') + state.table.sort : '');
  add('filter', state.table.filter);
  if (state.link) parameters.push('sync=1');
  for (const [key, mark] of Object.entries(state.marks)) parameters.push(`${mark}=${key}`);
  for (const [tag, limit] of Object.entries(state.slos)) parameters.push(`slo=${encodeURIComponent(tag)}:${limit}`);
  if (hasChanges(state.cards)) {
    const cards = encodeText(JSON.stringify(state.cards));
    if (cards.length <= MOST_IN_LINK) parameters.push(`c=${cards}`);
    else {
      store('cards', JSON.stringify(state.cards));
      parameters.push('c=stored');
    }
  }
  const view = state.view === 'run' && state.run ? `run/${state.run}` : state.view;
  return `#/${view}${parameters.length ? '?' + parameters.join('&') : ''}`;
}

/** A state from an address; what it does not know is left out, and said. */
function fromHash(hash) {
  const state = emptyState();
  const problems = [];
  const match = /^#\/([a-z]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(hash);
  if (!match) return { state, problems: hash.length > 1 ? ['This link is not one of this page; the defaults are shown.'] : [] };
  const keys = new Set(page.runs.map((run) => run.key));
  const knownRun = (key) => {
    if (keys.has(key)) return true;
    problems.push('This link names a run that is not here any more.');
    return false;
  };
  if (['compare', 'run', 'runs', 'about'].includes(match[1])) state.view = match[1];
  else problems.push('This link names a view that this page does not have.');
  if (match[2] && knownRun(match[2])) state.run = match[2];
  for (const part of (match[3] || '').split('&').filter(Boolean)) {
    const at = part.indexOf('=');
    const name = at < 0 ? part : part.slice(0, at);
    let value;
    try { value = decodeURIComponent(at < 0 ? '' : part.slice(at + 1)); } catch { problems.push('A part of this link cannot be read.'); continue; }
    switch (name) {
      case 'stat': if (STATS.includes(value)) state.stat = value; else problems.push('This link names a statistic that does not exist.'); break;
      case 'off': state.off = value.split(',').filter(knownRun); break;
      case 'on': { const on = new Set(value.split(',').filter((key) => key && knownRun(key))); state.off = page.runs.map((run) => run.key).filter((key) => !on.has(key)); break; }
      case 'base': if (knownRun(value)) state.base = value; break;
      case 'theme': if (['light', 'dark'].includes(value)) state.theme = value; break;
      case 'sort': state.table.down = value.startsWith('-'); state.table.sort = value.replace(/^-/, ''); break;
      case 'filter': state.table.filter = value.slice(0, 500); break;
      case 'sync': state.link = true; break;
      case 'baseline': case 'treatment': if (knownRun(value)) state.marks[value] = name; break;
      case 'slo': { const colon = value.lastIndexOf(':'); const limit = Number(value.slice(colon + 1)); if (colon > 0 && limit > 0) state.slos[value.slice(0, colon)] = limit; break; }
      case 'c':
        try {
          const text = value === 'stored' ? stored('cards') : decodeText(value);
          if (text === null) problems.push('The changes of the cards were kept in another browser.');
          else state.cards = checkedCards(JSON.parse(text));
        } catch { problems.push('The cards of this link cannot be read; the defaults are shown.'); }
        break;
      default: problems.push(`This link has a part '${short(name, 20)}' that this page does not know.`);
    }
  }
  return { state, problems: [...new Set(problems)] };
}

// A link is not to be trusted: only what has the right form is taken.
function checkedCards(value) {
  const result = { multi: emptyCards(), single: emptyCards() };
  const isText = (one) => typeof one === 'string' && one.length < 300;
  for (const mode of ['multi', 'single']) {
    const given = value && typeof value === 'object' ? value[mode] : null;
    if (!given || typeof given !== 'object') continue;
    const { changes, custom, hidden, order, sizes } = given;
    if (changes && typeof changes === 'object') for (const [id, change] of Object.entries(changes)) if (isText(id) && id !== '__proto__') result[mode].changes[id] = checkedCard(change);
    if (Array.isArray(custom)) result[mode].custom = custom.map(checkedCard).filter((card) => isText(card.id) && isText(card.type)).slice(0, 50);
    if (Array.isArray(hidden)) result[mode].hidden = hidden.filter(isText);
    if (Array.isArray(order)) result[mode].order = order.filter(isText);
    if (sizes && typeof sizes === 'object') for (const [id, size] of Object.entries(sizes)) if (['half', 'full'].includes(size) && id !== '__proto__') result[mode].sizes[id] = size;
  }
  return result;
}

const CARD_TEXTS = ['id', 'type', 'title', 'xLabel', 'yLabel', 'y2Label', 'labels', 'groups', 'xStat', 'yStat', 'frontier', 'shape', 'connect', 'xDirection', 'yDirection', 'autoscale', 'xScale', 'yScale', 'note'];
const CARD_FLAGS = ['xLog', 'yLog', 'ownGroups', 'rebuilt', 'on'];

function checkedCard(given) {
  const card = {};
  if (!given || typeof given !== 'object') return card;
  for (const name of CARD_TEXTS) if (typeof given[name] === 'string' && given[name].length < 2000) card[name] = given[name];
  for (const name of CARD_FLAGS) if (typeof given[name] === 'boolean') card[name] = given[name];
  if (typeof given.level === 'number' && given.level > 0 && given.level < 1) card.level = given.level;
  for (const name of ['x', 'y', 'y2']) {
    const metric = given[name];
    if (metric && typeof metric.tag === 'string') card[name] = { tag: metric.tag, ...(typeof metric.stat === 'string' ? { stat: metric.stat } : {}), ...(typeof metric.source === 'string' ? { source: metric.source } : {}) };
  }
  return card;
}

/** Writes the address; a step to another view can be gone back from. */
function saveState(isStep) {
  const hash = toHash(page.state);
  if (hash !== location.hash) {
    try { history[isStep ? 'pushState' : 'replaceState'](null, '', hash); } catch { location.hash = hash; }
  }
  store('last', hash);
}
