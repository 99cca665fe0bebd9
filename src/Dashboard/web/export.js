// Files for the reader: pictures, tables, a bundle of all. A ZIP is written here; it needs no compression, pictures have theirs.

const EXPORT_SIZES = {
  small: { width: 960, height: 540, scale: 1 },
  medium: { width: 1920, height: 1080, scale: 1.5 },
  large: { width: 2880, height: 1620, scale: 2 },
};

const safeName = (text) => String(text).replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^[._]+/, '') || 'plot';
const CSV_HEAD = ['layer', 'series', 'run', 'key', 'label', 'x', 'y', 'x2', 'y2', 'lo', 'hi'];

/** A picture of a figure. The server draws an untouched preset with the engine. */
async function pictureOf(card, figure, format, size) {
  if (source.served && format === 'png' && isUntouched(card)) {
    const picture = await source.picture({ id: card.id, run: view.mode === 'single' ? view.run.key : '', theme: page.theme, width: size.width / size.scale, height: size.height / size.scale, scale: size.scale });
    if (picture) return picture;
  }
  return chart.image(figure, { colors: colors(), fontScale: 1 }, format, size.width, size.height, size.scale);
}

/** Whether a card shows what the build drew of its preset. */
function isUntouched(card) {
  const changes = cardState().changes[card.id] || {};
  const names = Object.keys(changes).filter((name) => name !== 'on');
  return !card.custom && !names.length && !page.state.stat && !page.state.off.length && !Object.keys(page.state.marks).length && !Object.keys(page.state.slos).length;
}

// A name that a spreadsheet would take for a formula is a text.
function cell(value) {
  let text = typeof value === 'number' ? (Number.isFinite(value) ? String(value) : '') : String(value ?? '');
  if (typeof value !== 'number' && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return text;
}

/** The plotted rows of a figure, in full. */
function rowsOf(figure) {
  const rows = [];
  for (const panel of figure.panels) {
    for (const layer of panel.layers) {
      if (['legend', 'sweep', 'slo'].includes(layer.role) || !layer.x || (layer.role === 'line' && panel.layers.some((other) => other.role === 'series' && other.name === layer.name))) continue;
      for (let i = 0; i < layer.x.length; i++) {
        const refs = layer.refs ? layer.refs[i] : null;
        const x = panel.axes.x.categories ? panel.axes.x.categories[layer.x[i]] : layer.x[i];
        rows.push([layer.type, `${layer.secondary ? 'y2:' : ''}${layer.name}`, refs ? refs.map((ref) => page.runs[ref].name).join(', ') : view.mode === 'single' ? view.run.name : '', refs ? refs.map((ref) => page.runs[ref].key).join(' ') : view.mode === 'single' ? view.run.key : '',
          layer.text ? layer.text[i] : '', x, layer.y ? layer.y[i] : NaN, layer.x2 ? layer.x2[i] : NaN, layer.y2 ? layer.y2[i] : NaN, layer.lo ? layer.lo[i] : NaN, layer.hi ? layer.hi[i] : NaN].map(cell));
      }
    }
  }
  return rows;
}

function csvOf(figure) {
  const { x, y } = figure.panels[0].axes;
  const quote = (text) => (/[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const isSingle = figure.panels.some((panel) => panel.layers.some((layer) => layer.y instanceof Float32Array));
  const plain = (text) => String(text).replace(/[\r\n]+/g, ' ');
  const head = [`# ${plain(figure.title)}`, `# x: ${plain(withUnit(x.title || x.label, x.unit))}`, `# y: ${plain(withUnit(y.title || y.label, y.unit))}`];
  if (isSingle) head.push('# values of requests have 7 significant digits');
  return [...head, CSV_HEAD.join(','), ...rowsOf(figure).map((row) => row.map(quote).join(','))].join('\n') + '\n';
}

const CRC = (() => {
  const table = new Uint32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    table[n] = c;
  }
  return table;
})();

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** A ZIP archive of stored entries. */
function zip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  const head = (signature, size, fields) => {
    const bytes = new Uint8Array(size);
    const data = new DataView(bytes.buffer);
    data.setUint32(0, signature, true);
    for (const [at, width, value] of fields) width === 2 ? data.setUint16(at, value, true) : data.setUint32(at, value, true);
    return bytes;
  };
  // The first day that the format knows: a date of writing would make equal bundles differ.
  const date = 33;
  for (const { name, bytes } of entries) {
    const text = new TextEncoder().encode(name);
    const crc = crc32(bytes);
    const local = head(0x04034b50, 30, [[4, 2, 20], [6, 2, 0x800], [12, 2, date], [14, 4, crc], [18, 4, bytes.length], [22, 4, bytes.length], [26, 2, text.length]]);
    parts.push(local, text, bytes);
    directory.push(head(0x02014b50, 46, [[4, 2, 20], [6, 2, 20], [8, 2, 0x800], [14, 2, date], [16, 4, crc], [20, 4, bytes.length], [24, 4, bytes.length], [28, 2, text.length], [42, 4, offset]]), text);
    offset += 30 + text.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = head(0x06054b50, 22, [[8, 2, entries.length], [10, 2, entries.length], [12, 4, size], [16, 4, offset]]);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

/** The name of a card's picture in a bundle. */
function entryName(card) {
  if (isUntouched(card)) return safeName(card.id);
  const stats = statsOf(card);
  const part = (ref, stat) => (ref ? `${ref.tag}${stat && page.metrics.get(ref.tag) && !page.metrics.get(ref.tag).isParameter ? `_${stat}` : ''}` : '');
  if (view.mode === 'multi') return safeName(card.type === 'bar' ? `${card.type}_${part(card.y, stats.y)}` : `${card.type}_${part(card.x, stats.x)}_vs_${part(card.y, stats.y)}`);
  return safeName(card.custom ? [card.type, card.y && card.y.tag, card.x && card.x.tag].filter(Boolean).join('_') : card.id);
}

async function exportAll(size) {
  const cards = visibleCards(view.mode).filter((card) => view.figures.get(card.id) && !view.figures.get(card.id).missing);
  if (!cards.length) return tell('There is no plot to export.');
  const taken = new Map();
  const entries = [];
  const list = [];
  $('live').textContent = `Exporting ${count(cards.length, 'plot')}.`;
  for (const card of cards) {
    const name = entryName(card);
    taken.set(name, (taken.get(name) || 0) + 1);
    const file = `${name}${taken.get(name) > 1 ? `_${taken.get(name)}` : ''}.png`;
    const blob = await pictureOf(card, view.figures.get(card.id), 'png', EXPORT_SIZES[size]);
    entries.push({ name: file, bytes: new Uint8Array(await blob.arrayBuffer()) });
    list.push({ file, card, title: figureTitle(card), stats: statsOf(card) });
  }
  const manifest = { tool: `AiPerf.Plot.Build ${page.manifest.tool}`, theme: page.theme, size: `${EXPORT_SIZES[size].width}x${EXPORT_SIZES[size].height}`, mode: view.mode, runs: (view.mode === 'single' ? [view.run] : includedRuns().map((i) => page.runs[i])).map((run) => ({ key: run.key, name: run.name })), cards: list };
  entries.push({ name: 'manifest.json', bytes: new TextEncoder().encode(JSON.stringify(manifest, null, 2)) });
  const now = new Date();
  const two = (n) => String(n).padStart(2, '0');
  const stamp = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}_${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  download(`aiperf_dashboard_png_${size}_${stamp}.zip`, zip(entries));
  tell(`${count(cards.length, 'plot')} exported.`);
  return undefined;
}

const yamlText = (text) => `'${String(text).replace(/'/g, "''").replace(/[\r\n]+/g, ' ')}'`;

/** A card as a preset for plot_config.yaml. */
function yamlOf(card) {
  const stats = statsOf(card);
  const metric = (ref, stat) => (stat && page.metrics.get(ref.tag) && !page.metrics.get(ref.tag).isParameter ? `{ metric: ${yamlText(ref.tag)}, stat: ${stat} }` : yamlText(ref.tag));
  const type = card.type === 'scatter' && view.mode === 'multi' ? 'scatter_line' : card.type;
  const lines = ['visualization:', `  ${view.mode === 'multi' ? 'multi' : 'single'}_run_plots:`, `    ${safeName(card.id)}:`, `      type: ${type}`, `      title: ${yamlText(figureTitle(card))}`];
  if (card.x && card.type !== 'bar') lines.push(`      x: ${view.mode === 'multi' ? metric(card.x, stats.x) : yamlText(card.x.tag)}`);
  if (card.y) lines.push(`      y: ${view.mode === 'multi' ? metric(card.y, stats.y) : yamlText(card.y.tag)}`);
  if (card.y2) lines.push(`      y2: ${yamlText(card.y2.tag)}`);
  if (view.mode === 'single' && card.type === 'timeslice') lines.push(`      stat: ${card.yStat || page.state.stat || card.y.stat || 'avg'}`, '      source: timeslices');
  if (view.mode === 'multi') {
    if (card.labels && card.labels !== 'none') lines.push(`      labels: [${card.labels.split('+').map(yamlText).join(', ')}]`);
    if (card.groups && card.groups !== 'none') lines.push(`      groups: [${card.groups.split('+').map(yamlText).join(', ')}]`);
    if (card.type === 'scatter') lines.push('      connect: none');
    if (card.type === 'pareto' && card.frontier === 'all') lines.push('      frontier: global');
    for (const name of ['x', 'y']) if (card[name + 'Direction']) lines.push(`      ${name}_direction: ${card[name + 'Direction']}`);
  }
  for (const name of ['x', 'y']) {
    if (card[name + 'Log'] !== undefined) lines.push(`      ${name}_scale: ${card[name + 'Log'] ? 'log' : 'linear'}`);
    if (card[name + 'Label']) lines.push(`      ${name}_label: ${yamlText(card[name + 'Label'])}`);
  }
  if (card.autoscale) lines.push(`      autoscale: ${card.autoscale}`);
  return lines.join('\n') + '\n';
}

/** The marks of the page as the configuration would say them. */
function yamlOfMarks() {
  const glob = (name) => name.replace(/[[*?]/g, (c) => `[${c}]`);
  const names = (mark) => page.runs.filter((run) => page.state.marks[run.key] === mark).map((run) => yamlText(glob(run.path.split('/').pop())));
  return ['experiment_classification:', `  baselines: [${[...new Set(names('baseline'))].join(', ')}]`, `  treatments: [${[...new Set(names('treatment'))].join(', ')}]`, '  default: treatment'].join('\n') + '\n';
}
