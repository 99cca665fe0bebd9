// Figures of one run. The engine's own figures are shown as they are; what a reader makes is built from the run's columns.

const RUN_TYPES = [
  ['scatter', 'One point a request', 'Requests'],
  ['scatter_with_percentiles', 'Points with rolling percentiles', 'Requests'],
  ['request_timeline', 'Request phases over time', 'Requests'],
  ['histogram_of_requests', 'Distribution', 'Requests'],
  ['cdf', 'Cumulative distribution', 'Requests'],
  ['timeslice', 'Time slices', 'Time slices'],
  ['area', 'Area over time', 'Throughput and GPUs'],
  ['line', 'Line over time', 'Throughput and GPUs'],
  ['dual_axis', 'Two quantities over time', 'Throughput and GPUs'],
];

/** The metrics that a type of plot can show of a run. */
function runMetrics(run, type) {
  const requests = ((run.requests && run.requests.columns) || []).filter((one) => !['request_number', 'request_start_ns', 'timestamp'].includes(one.tag));
  const slices = (run.slices && run.slices.metrics) || [];
  const series = run.series || [];
  switch (type) {
    case 'timeslice': return slices;
    case 'area': case 'line': case 'dual_axis': return series;
    case 'scatter': return [...requests, ...series.filter((one) => one.category === 'GPU telemetry')];
    default: return requests;
  }
}

const runTypes = (run) => RUN_TYPES.filter(([type]) => runMetrics(run, type).length > 0 && (type !== 'dual_axis' || (run.series || []).length > 1));

const requestColumn = (run, tag) => ((run.requests && run.requests.columns) || []).find((one) => one.tag === tag);

function runAxis(metric, card, name, stat) {
  const autoscale = card.autoscale || null;
  const fits = autoscale === 'both' || autoscale === name;
  return {
    label: stat ? `${metric.name}, ${stat}` : metric.name, name: metric.name, stat: stat || null, title: card[name + 'Label'] || null, unit: metric.unit, direction: metric.direction || 'none',
    scale: scaleWish(card, name) === 'log' ? 'log' : 'linear', zero: autoscale === null ? 'auto' : fits ? 'fit' : 'include',
  };
}

const runFigure = (card, title, x, y, layers, notes, extra) => ({
  id: card.id, title: card.title || title, subtitle: '', notices: notes.filter(Boolean).map((text) => ({ severity: 'note', text })),
  panels: [{ share: 1, axes: { x, y, ...(extra || {}) }, layers }], legendTitle: '',
});

const partly = (run) => (run.requests.kept < run.requests.total
  ? `Computed of the ${run.requests.kept.toLocaleString('en-US')} of ${run.requests.total.toLocaleString('en-US')} requests that this page holds; extremes are kept, percentiles are close, not exact.` : '');

function windowOf(length) {
  const size = Math.min(Math.max(Math.floor((length + 19) / 20), 20), 500);
  return { size, least: Math.floor((size + 1) / 2) };
}

function requestScatter(run, card, withPercentiles) {
  const gpu = (run.series || []).find((one) => one.tag === card.y.tag && one.category === 'GPU telemetry');
  const metric = requestColumn(run, card.y.tag);
  if (!metric && gpu) {
    return runFigure(card, `${gpu.name} Over Time`, timeAxis(card), runAxis(gpu, card, 'y'),
      [{ type: 'points', role: 'series', name: gpu.name, color: 'series:0', x: gpu.x, y: gpu.y, total: gpu.total, opacity: 0.7 }], []);
  }
  if (!metric) return { missing: `The requests of this run have no '${card.y.tag}'.` };
  const along = requestColumn(run, (card.x && card.x.tag) || 'request_number') || requestColumn(run, 'request_number');
  const xs = column(along.values);
  const ys = column(metric.values);
  const places = [];
  for (let i = 0; i < ys.length; i++) if (Number.isFinite(xs[i]) && Number.isFinite(ys[i])) places.push(i);
  const x = places.map((i) => xs[i]);
  const y = places.map((i) => ys[i]);
  if (!x.length) return { missing: `${metric.name} has no finite value in this run.` };
  const layers = [{ type: 'points', role: 'series', name: withPercentiles ? 'each request' : metric.name, color: withPercentiles ? 'muted:0' : 'series:0', x, y, opacity: withPercentiles ? 0.35 : 0.6 }];
  const notes = [`${count(x.length, 'completed request')}.`];
  if (run.requests.kept < run.requests.total) Object.assign(layers[0], { total: run.requests.total });
  if (withPercentiles) {
    const window = windowOf(x.length);
    const lines = rolling(y, window.size, window.least, [0.5, 0.95, 0.99]);
    ['p50', 'p95', 'p99'].forEach((name, i) => layers.push({ type: 'line', role: 'percentile', name: `${name}, last ${count(window.size, 'request')}`, color: `percentile:${i}`, x, y: lines[i], width: [3, 2.25, 1.5][i], dash: 'solid', join: 'straight' }));
    notes.push(`Lines: rolling percentiles of the last ${count(window.size, 'request')}.`, partly(run));
  }
  const name = along.tag === 'request_number' ? 'Per Request' : along.tag === metric.tag ? '' : `by ${along.name}`;
  return runFigure(card, `${metric.name} ${name}`.trim(), { ...runAxis(along, card, 'x'), elapsed: along.unit === 's' && along.tag !== metric.tag }, runAxis(metric, card, 'y'), layers, notes);
}

const timeAxis = (card) => ({ label: 'Time since first request', name: 'Time', title: card.xLabel || null, unit: 's', scale: scaleWish(card, 'x') === 'log' ? 'log' : 'linear', zero: 'include', direction: 'none', elapsed: true });

function phases(run, card) {
  const start = requestColumn(run, 'request_start_ns');
  const end = requestColumn(run, 'timestamp');
  const wait = requestColumn(run, 'time_to_first_token');
  const metric = requestColumn(run, card.y.tag);
  if (!start || !end || !wait || !metric) return { missing: 'The phases of a request need its start, its end and its time to first token.' };
  const [from, to, first, height] = [start, end, wait, metric].map((one) => column(one.values));
  const scale = wait.unit === 's' ? 1 : 1e-3;
  const prefill = { type: 'segments', role: 'segments', name: 'prefill', color: 'series:1', x: [], y: [], x2: [], y2: [] };
  const decode = { type: 'segments', role: 'segments', name: 'decode', color: 'series:0', x: [], y: [], x2: [], y2: [] };
  for (let i = 0; i < from.length; i++) {
    if (![from[i], to[i], first[i], height[i]].every(Number.isFinite)) continue;
    const middle = Math.min(from[i] + first[i] * scale, to[i]);
    for (const [layer, a, b] of [[prefill, from[i], middle], [decode, middle, to[i]]]) {
      layer.x.push(a); layer.x2.push(b); layer.y.push(height[i]); layer.y2.push(height[i]);
    }
  }
  return runFigure(card, `Request Phases: ${metric.name}`, timeAxis(card), runAxis(metric, card, 'y'), [prefill, decode], [`${count(prefill.x.length, 'completed request')}.`]);
}

function distribution(run, card, cumulative) {
  const metric = requestColumn(run, card.y.tag);
  if (!metric) return { missing: `The requests of this run have no '${card.y.tag}'.` };
  const sorted = Array.from(column(metric.values)).filter(Number.isFinite).sort((a, b) => a - b);
  if (!sorted.length) return { missing: `${metric.name} has no finite value in this run.` };
  const x = runAxis(metric, card, 'x');
  x.zero = 'fit';
  const rules = [['p50', 0.5], ['p95', 0.95], ['p99', 0.99]].map(([name, q], i) => ({ type: 'rule', role: 'rule', name, vertical: true, value: quantile(sorted, q), label: name, labelValue: quantile(sorted, q), color: `percentile:${i}`, dash: 'dashed', hidden: true }));
  if (cumulative) {
    const y = { label: 'Share of requests at or below', name: 'Share of requests', unit: '%', scale: 'linear', zero: 'include', direction: 'none' };
    const line = { type: 'line', role: 'series', name: metric.name, color: 'series:0', x: sorted, y: sorted.map((_, i) => (100 * (i + 1)) / sorted.length), width: 2, dash: 'solid', join: 'step' };
    return runFigure(card, `${metric.name}: Cumulative Distribution`, x, y, [line, ...rules], [`${count(sorted.length, 'completed request')}.`, partly(run)]);
  }
  const bins = Math.max(10, Math.min(60, Math.ceil(Math.sqrt(sorted.length))));
  const width = (sorted[sorted.length - 1] - sorted[0]) / bins || 1;
  const heights = new Array(bins).fill(0);
  for (const value of sorted) heights[Math.min(bins - 1, Math.floor((value - sorted[0]) / width))]++;
  const y = { label: 'Requests', name: 'Requests', unit: '', scale: scaleWish(card, 'y') === 'log' ? 'log' : 'linear', zero: 'include', direction: 'none' };
  const bars = { type: 'bar', role: 'series', name: metric.name, color: 'series:0', x: heights.map((_, i) => sorted[0] + (i + 0.5) * width), y: heights, barWidth: width };
  return runFigure(card, `${metric.name}: Distribution`, x, y, [bars, ...rules], [`${count(sorted.length, 'completed request')} in ${bins} bins of ${fmt(width, metric.unit)}.`, partly(run)]);
}

function slices(run, card, stat) {
  const metric = ((run.slices && run.slices.metrics) || []).find((one) => one.tag === card.y.tag || one.name === card.y.tag);
  if (!metric) return { missing: 'This run has no time slices of that metric. Run AIPerf with --slice-duration to get them.' };
  const shown = metric.values[stat] ? stat : metric.values.avg ? 'avg' : Object.keys(metric.values)[0];
  const x = run.slices.isTime ? timeAxis(card) : { ...timeAxis(card), label: 'Time slice', unit: '', elapsed: false };
  const line = { type: 'line', role: 'line', name: `${metric.name}, ${shown}`, color: 'series:0', x: column(metric.x), y: column(metric.values[shown]), width: 1.5, dash: 'solid', join: 'straight', hidden: true };
  const points = { type: 'points', role: 'series', name: `${metric.name}, ${shown}`, color: 'series:0', x: line.x, y: line.y, size: 9, opacity: 1 };
  const figure = runFigure(card, `${metric.name} Across Time Slices`, x, runAxis(metric, card, 'y', shown), [line, points], []);
  if (shown !== stat) figure.notices.unshift({ severity: 'warning', text: `The time slices have no ${stat} of ${lowerFirst(metric.name)}: ${shown} is shown.` });
  return figure;
}

function seriesLayers(one, color, filled, secondary) {
  const base = { name: one.name, color, x: one.x, y: one.y, join: one.step ? 'step' : 'straight', secondary };
  const layers = [];
  if (filled) layers.push({ ...base, type: 'area', role: 'area', opacity: 0.15, hidden: true });
  if (one.lo) layers.push({ type: 'band', role: 'band', name: one.step ? 'range in a bin' : 'min–max', color, x: one.x, lo: one.lo, hi: one.hi, join: base.join, opacity: 0.18, secondary });
  layers.push({ ...base, type: 'line', role: 'series', width: 2, dash: 'solid' });
  return layers;
}

function overTime(run, card, filled) {
  const one = (run.series || []).find((series) => series.tag === card.y.tag);
  if (!one) return { missing: `This run has no '${card.y.tag}' over time.` };
  return runFigure(card, `${one.name} Over Time`, timeAxis(card), runAxis(one, { ...card, autoscale: card.autoscale || (filled ? 'x' : null) }, 'y'), seriesLayers(one, 'series:0', filled), []);
}

function dual(run, card) {
  const first = (run.series || []).find((series) => series.tag === card.y.tag);
  const second = card.y2 && (run.series || []).find((series) => series.tag === card.y2.tag);
  if (!first || !second) return { missing: 'Two quantities over time are needed, and this run lacks one of them.' };
  return runFigure(card, `${first.name} and ${second.name} Over Time`, timeAxis(card), { ...runAxis(first, card, 'y'), zero: 'include' },
    [...seriesLayers(first, 'series:0', false), ...seriesLayers(second, 'series:1', false, true)], [], { y2: { ...runAxis(second, { autoscale: null }, 'y2'), title: card.y2Label || null, zero: 'include' } });
}

/** What makes a default card no longer the engine's figure. */
const isRebuilt = (card) => card.rebuilt === true || !page.defaults.single.has(card.id);

/** The figure of a run's card, or why there is none. */
function buildRunFigure(card, run, stat) {
  if (!run) return { missing: 'The requests of this run are not in this page.', remedy: 'requests' };
  if (!isRebuilt(card)) {
    const variant = stat && run.variants[card.id] && run.variants[card.id][stat];
    const figure = variant || run.figures[card.id];
    if (!figure) return { missing: 'This plot was not drawn for this run. Name its preset in AiPerfPlotPresets to have it.' };
    if (figure.missing) return figure;
    const copy = { ...figure, title: card.title || figure.title, notices: [...figure.notices], panels: figure.panels.map((panel) => ({ ...panel, axes: { ...panel.axes } })) };
    if (stat && run.variants[card.id] && !variant && (card.y.stat || 'avg') !== stat) copy.notices.unshift({ severity: 'warning', text: `The time slices have no ${stat} of this metric: ${card.y.stat || 'avg'} is shown.` });
    const wishes = (axis, name) => ({
      ...axis, ...(card[name + 'Label'] ? { title: card[name + 'Label'] } : {}), ...(card[name + 'Log'] === undefined ? {} : { scale: card[name + 'Log'] ? 'log' : 'linear' }),
      ...(card.autoscale === undefined || card.autoscale === page.defaults.single.get(card.id).autoscale ? {} : { zero: card.autoscale === 'both' || card.autoscale === name ? 'fit' : 'include', min: undefined, max: undefined }),
    });
    copy.panels[0].axes.y = wishes(copy.panels[0].axes.y, 'y');
    for (const panel of copy.panels) panel.axes.x = wishes(panel.axes.x, 'x');
    return copy;
  }
  switch (card.type) {
    case 'scatter_with_percentiles': return requestScatter(run, card, true);
    case 'request_timeline': return phases(run, card);
    case 'histogram_of_requests': return distribution(run, card, false);
    case 'cdf': return distribution(run, card, true);
    case 'timeslice': return slices(run, card, stat || 'avg');
    case 'area': return overTime(run, card, true);
    case 'line': return overTime(run, card, false);
    case 'dual_axis': return dual(run, card);
    default: return requestScatter(run, card, false);
  }
}
