// Elements, texts and numbers. Nothing from a file ever becomes markup: elements get text nodes and attributes alone.

const STATS = ['p50', 'avg', 'p90', 'p95', 'p99', 'min', 'max', 'std', 'p1', 'p5', 'p10', 'p25', 'p75'];
const ALL_STATS = [...STATS, 'count', 'sum', 'rate'];

/** Makes an element. Attributes: text, on<event>, class, everything else as it is; false and null are left out. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'text') element.textContent = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else if (name === 'checked' || name === 'disabled' || name === 'selected' || name === 'indeterminate') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.appendChild(typeof child === 'object' ? child : document.createTextNode(String(child)));
  }
}

function replace(element, ...children) {
  element.textContent = '';
  append(element, children);
}

const $ = (id) => document.getElementById(id);

/** A number for people: grouped from 1,000 on, three or four significant digits below. */
function fmt(value, unit) {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  let text;
  if (size >= 1000) text = Math.round(value).toLocaleString('en-US');
  else if (size >= 100) text = trim(value.toFixed(1));
  else if (size >= 10) text = trim(value.toFixed(2));
  else if (size >= 0.01 || size === 0) text = trim(value.toFixed(3));
  else text = String(Number(value.toPrecision(3)));
  return unit ? `${text} ${unit}` : text;
}

const trim = (text) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
const count = (number, noun, many) => `${number.toLocaleString('en-US')} ${number === 1 ? noun : many || noun + 's'}`;
const lowerFirst = (name) => (name.length > 1 && /\p{Lu}/u.test(name[0]) && !/\p{Lu}/u.test(name[1]) ? name[0].toLowerCase() + name.slice(1) : name);
const short = (text, most) => (text.length <= most ? text : text.slice(0, most - 1) + '…');
const clone = (value) => JSON.parse(JSON.stringify(value));
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
const withUnit = (name, unit) => (unit ? `${name} (${unit})` : name);

/** Natural order: digits by their value. */
function natural(a, b) {
  const x = String(a).match(/\d+|\D+/g) || [];
  const y = String(b).match(/\d+|\D+/g) || [];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const numbers = /^\d/.test(x[i]) && /^\d/.test(y[i]);
    if (numbers && Number(x[i]) !== Number(y[i])) return Number(x[i]) - Number(y[i]);
    if (!numbers && x[i] !== y[i]) return x[i] < y[i] ? -1 : 1;
  }
  return x.length - y.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** Sorts without changing the order of equals. */
function sortBy(list, ...keys) {
  return list
    .map((item, index) => ({ item, index, keys: keys.map((key) => key(item)) }))
    .sort((a, b) => {
      for (let i = 0; i < keys.length; i++) if (a.keys[i] !== b.keys[i]) return a.keys[i] < b.keys[i] ? -1 : 1;
      return a.index - b.index;
    })
    .map((entry) => entry.item);
}

/** Tells a change to those who do not see it, and shows it for a while; an action may undo it. */
function tell(text, action, label) {
  $('live').textContent = text;
  const toast = h('div', { class: 'toast' }, h('span', { text }));
  const close = () => toast.remove();
  if (action) toast.appendChild(h('button', { type: 'button', class: 'link', text: label || 'Undo', onclick: () => { close(); action(); } }));
  toast.appendChild(h('button', { type: 'button', class: 'icon', 'aria-label': 'Dismiss this message', text: '×', onclick: close }));
  $('toasts').appendChild(toast);
  while ($('toasts').children.length > 4) $('toasts').firstChild.remove();
  setTimeout(close, 10000);
}

function download(name, blob) {
  const link = h('a', { href: URL.createObjectURL(blob), download: name });
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function copyText(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    tell(`${what} copied.`);
  } catch {
    // Without the permission the text is shown, to be copied by hand.
    openText(what, text);
  }
}
