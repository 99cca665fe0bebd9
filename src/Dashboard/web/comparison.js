// Figures of comparisons, built from the runs' columns as the engine builds them: a statistic, a filter or a grouping needs no server.

const SWEEP_LEVEL = 0.95;
const MARKER = 9;
const FRONTIER_MARKER = 10;

/** What all names have in common, to be said once, and the names without it. */
function stripAffixes(names) {
  const separators = '/-_.: ';
  const least = 4;
  const trimSeparators = (text) => {
    let from = 0;
    let to = text.length;
    while (from < to && separators.includes(text[from])) from++;
    while (to > from && separators.includes(text[to - 1])) to--;
    return text.slice(from, to);
  };
  const kind = (c) => (separators.includes(c) ? 0 : c >= '0' && c <= '9' ? 1 : 2);
  const tokens = names.map((name) => {
    const list = [];
    let start = 0;
    for (let i = 1; i <= name.length; i++) {
      if (i === name.length || kind(name[i]) !== kind(name[i - 1]) || kind(name[i]) === 0) {
        list.push(name.slice(start, i));
        start = i;
      }
    }
    return list;
  });
  if (names.length < 2 || new Set(names).size < names.length) return ['', names];
  const shortest = Math.min(...tokens.map((list) => list.length));
  let head = 0;
  while (head < shortest - 1 && tokens.every((list) => list[head] === tokens[0][head])) head++;
  let tail = 0;
  while (tail < shortest - 1 - head && tokens.every((list) => list[list.length - 1 - tail] === tokens[0][tokens[0].length - 1 - tail])) tail++;
  let prefix = tokens[0].slice(0, head).join('');
  let suffix = tokens[0].slice(tokens[0].length - tail).join('');
  if (trimSeparators(prefix).length < least) prefix = '';
  if (trimSeparators(suffix).length < least) suffix = '';
  if (!prefix && !suffix) return ['', names];
  const stripped = names.map((name) => trimSeparators(name.slice(prefix.length, name.length - suffix.length)));
  if (stripped.some((name) => !name) || new Set(stripped).size < stripped.length) return ['', names];
  const before = prefix.replace(/[/\-_.: ]+$/, '');
  const after = suffix.replace(/^[/\-_.: ]+/, '');
  return [!after ? before : !before ? `… ${after}` : `${before} … ${after}`, stripped];
}

/** One metric of the runs that are included, in one statistic; the next one they share where not all have the one asked for. */
function metricColumn(ref, stat, included) {
  const metric = ref && page.metrics.get(ref.tag);
  if (!metric) return { missing: ref && ref.tag ? `No run has '${ref.tag}'.` : 'No metric is chosen.' };
  if (metric.conflict) return { missing: `${metric.conflict}. Compare runs of one AIPerf version.` };
  const values = page.runs.map(() => NaN);
  const intervals = page.runs.map(() => [NaN, NaN]);
  if (metric.isParameter) {
    for (const i of included) values[i] = orNaN(metric.values.value[i]);
    return { metric, tag: ref.tag, name: metric.name, unit: metric.unit, stat: null, replaced: null, values, intervals, label: metric.name, short: metric.name };
  }
  const has = (i, word) => metric.values[word] && isNumber(metric.values[word][i]);
  const having = included.filter((i) => metric.has[i]);
  if (!having.length && included.length) return { missing: `No selected run has ${lowerFirst(metric.name)}.` };
  const asked = stat || (metric.values.rate ? 'rate' : 'avg');
  const chain = [asked, 'avg', 'rate', 'p50'];
  const shown = chain.find((word) => having.every((i) => has(i, word))) || chain.find((word) => having.some((i) => has(i, word))) || asked;
  for (const i of included) {
    if (!has(i, shown)) continue;
    values[i] = metric.values[shown][i];
    const pair = metric.intervals && metric.intervals[shown] && metric.intervals[shown][i];
    if (pair) intervals[i] = pair;
  }
  const merged = metric.merged && metric.merged[shown] ? `, ${metric.merged[shown]}` : '';
  const replaced = shown === asked ? null : asked;
  const shortLabel = `${metric.name}, ${shown}`;
  return {
    metric, tag: ref.tag, name: metric.name, unit: metric.unit, stat: shown, replaced, values, intervals, short: shortLabel,
    label: shortLabel + merged + (replaced ? ` (no ${replaced} in these runs)` : ''),
  };
}

const orNaN = (value) => (value === null || value === undefined ? NaN : value);

/** The groups of all runs: their colours depend neither on the filter nor on the card. */
function groupingOf(card) {
  const marks = page.state.marks;
  const hasMarks = Object.keys(marks).length > 0;
  let groups;
  if (card.groups === 'none') groups = { title: '', classified: false, byRun: false, of: page.runs.map(() => 0), list: [{ key: 'all', name: 'all runs', color: 'series:0', baseline: false }] };
  else if ((page.manifest.classified || hasMarks) && !card.ownGroups) groups = page.manifest.classified || page.columns.get('experiment_group').groups;
  else groups = (page.columns.get(card.groups) || page.columns.get('run_name')).groups;
  if (!hasMarks || groups.list.length === 0) return groups;
  // A mark set in the page counts for the whole group of the run, as a pattern in the configuration would.
  const marked = groups.list.map((group, g) => {
    const own = page.runs.filter((run, i) => groups.of[i] === g && marks[run.key]).map((run) => marks[run.key]);
    return own.length ? own[0] === 'baseline' : group.baseline;
  });
  const order = sortBy([...groups.list.keys()], (g) => (marked[g] ? 0 : 1));
  let baselines = 0;
  let others = 0;
  const list = order.map((g) => ({ ...groups.list[g], baseline: marked[g], color: marked[g] ? `baseline:${baselines++}` : `series:${others++}` }));
  return { ...groups, classified: true, list, of: groups.of.map((g) => order.indexOf(g)) };
}

/** One point a run: both metrics, group and label; or what is missing. */
function comparisonTable(card, stats, included, onlyY) {
  const y = metricColumn(card.y, stats.y, included);
  const x = onlyY ? y : metricColumn(card.x, stats.x, included);
  const absence = x.missing || y.missing;
  if (absence) return { missing: absence };
  const groups = groupingOf(card);
  const column = card.labels === 'none' ? null : page.columns.get(card.labels) || page.columns.get('concurrency');
  const labels = column ? column.labels : { texts: page.runs.map(() => ''), numbers: page.runs.map(() => null), parameters: page.runs.map(() => ''), titles: page.runs.map(() => ''), known: page.runs.map(() => 0) };
  const lists = groups.list.map(() => []);
  for (const i of included) {
    if (!Number.isFinite(x.values[i]) || !Number.isFinite(y.values[i])) continue;
    lists[groups.of[i]].push({
      index: i, x: x.values[i], y: y.values[i], xInterval: x.intervals[i], yInterval: y.intervals[i], label: labels.texts[i],
      number: orNaN(labels.numbers[i]), parameter: labels.parameters[i], isLoadKnown: labels.known[i] === 1,
    });
  }
  const names = x === y || x.tag === y.tag ? lowerFirst(y.name) : `both ${lowerFirst(x.name)} and ${lowerFirst(y.name)}`;
  if (lists.every((list) => list.length === 0)) return { missing: `No selected run has a value of ${names}.` };
  const distinctTitles = [...new Set(labels.titles)].filter(Boolean);
  const labelTitle = distinctTitles.join(' or ') || 'none';
  const isNeutral = !groups.classified && groups.list.length > 1 && lists.every((list) => list.length <= 1);
  const table = { x, y, groups, isNeutral, labelTitle, groupTitle: groups.title, common: '', included };
  table.xDirection = card.xDirection || x.metric.direction;
  table.yDirection = card.yDirection || y.metric.direction;
  if (!isNeutral) {
    table.series = groups.list.map((group, g) => ({ group, points: lists[g] }));
    return table;
  }
  // Colours would say nothing that the labels do not.
  const shown = [...groups.list.keys()].filter((g) => lists[g].length > 0);
  const [common, stripped] = stripAffixes(shown.map((g) => groups.list[g].name));
  const endsIn = (name, label) => name.endsWith(label) && (name.length === label.length || !/[0-9]/.test(name[name.length - label.length - 1]));
  const points = [];
  shown.forEach((g, i) => {
    for (const point of lists[g]) {
      const label = card.labels === 'none' ? '' : endsIn(stripped[i], point.label) || Number.isNaN(point.number) ? stripped[i] : `${stripped[i]} (${point.label})`;
      points.push({ ...point, label, number: NaN });
    }
  });
  const title = groups.title.toLowerCase();
  table.labelTitle = card.labels === 'none' ? 'none' : labelTitle === title || labels.numbers.every((number) => number === null) ? title : `${title} (${labelTitle})`;
  table.groupTitle = '';
  table.common = common;
  table.series = [{ group: { key: '', name: 'runs', color: 'muted:0', baseline: false }, points }];
  return table;
}

const hasSweep = (points) => points.every((point) => Number.isFinite(point.number)) && new Set(points.map((point) => point.parameter)).size <= 1;

/** The runs of a series under one load, pooled. */
function operatingPoints(series, byX, level) {
  const { points } = series;
  const swept = hasSweep(points);
  const ordered = swept ? sortBy(points, (p) => p.number, (p) => p.x) : sortBy(points, (p) => p.x, (p) => p.y);
  const byLoad = new Map();
  for (const point of ordered) {
    const key = JSON.stringify([point.parameter, point.label, point.isLoadKnown ? -1 : point.index, page.runs[point.index].workload]);
    if (!byLoad.has(key)) byLoad.set(key, []);
    byLoad.get(key).push(point);
  }
  const pooled = [];
  for (const members of byLoad.values()) {
    const known = new Set(members.map((point) => page.runs[point.index].gpus).filter((gpus) => gpus !== null));
    if (known.size <= 1) {
      pooled.push(pool(members, level));
      continue;
    }
    const byGpus = new Map();
    for (const member of members) {
      const gpus = page.runs[member.index].gpus;
      if (!byGpus.has(gpus)) byGpus.set(gpus, []);
      byGpus.get(gpus).push(member);
    }
    for (const same of byGpus.values()) pooled.push(pool(same, level));
  }
  return byX || !swept ? sortBy(pooled, (p) => p.x) : pooled;
}

function pool(members, level) {
  const first = members[0];
  if (members.length === 1) return { label: first.label, members, x: first.x, y: first.y, xl: first.xInterval[0], xh: first.xInterval[1], yl: first.yInterval[0], yh: first.yInterval[1] };
  const quantiles = page.manifest.student[String(level)] || page.manifest.student['0.95'];
  const x = members.map((member) => member.x);
  const y = members.map((member) => member.y);
  const [xl, xh] = interval(x, quantiles);
  const [yl, yh] = interval(y, quantiles);
  return { label: first.label, members, x: moments(x).mean, y: moments(y).mean, xl, xh, yl, yh };
}

const lineLayer = (group, points, width, more) => ({ type: 'line', role: 'line', name: group.name, color: group.color, x: points.map((p) => p.x), y: points.map((p) => p.y), width, join: 'straight', dash: 'auto', ...more });

const markerLayer = (group, points, isHollow, more) => ({
  type: 'points', role: 'series', name: group.name, color: group.color, x: points.map((p) => p.x), y: points.map((p) => p.y),
  text: points.map((p) => p.label), refs: points.map((p) => p.members.map((member) => member.index)),
  hollow: points.some(isHollow) ? points.map((p) => (isHollow(p) ? 1 : 0)) : null, size: MARKER, opacity: 1, ...more,
});

const legendEntry = (group) => ({ type: 'points', role: 'legend', name: group.name, color: group.color, x: [], y: [], size: MARKER });

function replicateLayer(group, points) {
  const members = points.filter((p) => p.members.length > 1).flatMap((p) => p.members);
  return members.length === 0 ? null : {
    type: 'points', role: 'replicate', name: group.name, color: group.color, x: members.map((m) => m.x), y: members.map((m) => m.y),
    text: members.map((m) => m.label), quiet: true, refs: members.map((m) => [m.index]), hollow: members.map(() => 1), size: MARKER, opacity: 0.5,
  };
}

function barLayers(group, points) {
  const pooled = points.filter((p) => Number.isFinite(p.yl) && Number.isFinite(p.xl));
  if (!pooled.length) return [];
  const base = { type: 'errorbar', role: 'errorbar', name: group.name, color: group.color, hidden: true, x: pooled.map((p) => p.x), y: pooled.map((p) => p.y) };
  return [
    { ...base, along: 'y', lo: pooled.map((p) => p.yl), hi: pooled.map((p) => p.yh) },
    { ...base, along: 'x', lo: pooled.map((p) => p.xl), hi: pooled.map((p) => p.xh) },
  ];
}

/** A reader's own choice of a scale, else the preset's. */
const scaleWish = (card, name) => (card[name + 'Log'] === undefined ? card[name + 'Scale'] || 'auto' : card[name + 'Log'] ? 'log' : 'linear');

/** Both axes with the card's wishes. */
function comparisonAxes(card, table) {
  const make = (column, name, direction) => {
    const values = table.series.flatMap((series) => series.points.map((point) => point[name]));
    const autoscale = card.autoscale || null;
    const fits = autoscale === 'both' || autoscale === name;
    const forcesZero = autoscale !== null && !fits;
    const finite = column.values.filter(Number.isFinite);
    const isConcurrency = column.tag === 'concurrency';
    const distinct = [...new Set(finite)].sort((a, b) => a - b);
    const wide = isConcurrency && distinct.length >= 4 && distinct[0] > 0 && distinct[distinct.length - 1] / distinct[0] >= 16;
    const scale = scaleWish(card, name);
    return {
      label: column.label, name: column.name, stat: column.stat, replaced: column.replaced, title: card[name + 'Label'] || null, unit: column.unit, direction,
      scale: scale === 'log' ? 'log' : scale === 'auto' && wide && !forcesZero ? 'log' : 'linear',
      zero: autoscale === null ? 'auto' : fits ? 'fit' : 'include', ticks: isConcurrency ? distinct : null, negative: values.some((value) => value < 0),
    };
  };
  return { x: make(table.x, 'x', table.xDirection), y: make(table.y, 'y', table.yDirection) };
}

const hasCorner = (table) => table.xDirection !== 'none' && table.yDirection !== 'none';
const wish = (direction, column) => `${direction} ${lowerFirst(column.name)}`;
const describe = (column) => (column.stat ? `the run's ${column.stat} ${lowerFirst(column.name)}` : `the run's ${lowerFirst(column.name)}`);

function comparisonFigure(card, table, axes, layers, caption, extra) {
  const shown = table.series.reduce((sum, series) => sum + series.points.length, 0);
  const points = table.series.reduce((sum, series) => sum + operatingPoints(series, true, SWEEP_LEVEL).length, 0);
  const parts = [];
  if (hasCorner(table)) parts.push(`Better: ${table.yDirection === 'higher' ? 'upper' : 'lower'} ${table.xDirection === 'higher' ? 'right' : 'left'} — ${wish(table.yDirection, table.y)}, ${wish(table.xDirection, table.x)}`);
  if (table.labelTitle !== 'none') parts.push(`point labels: ${table.labelTitle}`);
  const what = points === shown ? 'each one point' : `repeats averaged to ${count(points, 'operating point')}`;
  const notices = [`${count(shown, 'run')}, ${what}: x is ${describe(table.x)}, y is ${describe(table.y)}.`];
  notices.push(table.groupTitle ? `Series: ${lowerFirst(table.groupTitle)}; labels: ${table.labelTitle}.` : `Labels: ${table.labelTitle}.`);
  if (table.common) notices.push(`All names: ${table.common}.`);
  const warnings = [];
  for (const column of table.x.tag === table.y.tag ? [table.y] : [table.x, table.y]) {
    const lacking = table.included.filter((i) => !Number.isFinite(column.values[i])).length;
    if (lacking > 0) warnings.push(`${lacking} of ${count(table.included.length, 'run')} lack ${lowerFirst(column.short)}.`);
    if (column.replaced) warnings.push(`${column.name} has no ${column.replaced} in these runs: ${column.stat} is shown.`);
  }
  if (card.varies && !card.ownGroups) warnings.push(`Within a series there also varies: ${card.varies}.`);
  return {
    id: card.id, title: card.title || `${table.y.name} vs ${table.x.name}`, subtitle: parts.join(' · '),
    notices: [...warnings.map((text) => ({ severity: 'warning', text })), ...[...notices, ...caption].map((text) => ({ severity: 'note', text }))],
    panels: [{ share: 1, axes, layers: table.isNeutral ? layers.map((layer) => ({ ...layer, hidden: true })) : layers }], legendTitle: table.groupTitle, table, ...extra,
  };
}

function joining(table, connect, lines) {
  const series = table.series.filter((one) => one.points.length > 1);
  const order = connect === 'x' || !series.some((one) => hasSweep(one.points)) ? 'x'
    : series.every((one) => hasSweep(one.points)) ? table.labelTitle
    : `${table.labelTitle}, or of x where that is not one number for every run of a series`;
  return `${lines || 'Lines'} join the points in order of ${order}.`;
}

function scatterLine(card, table, connect, remark) {
  const axes = comparisonAxes(card, table);
  const [lines, bars, replicates, markers] = [[], [], [], []];
  let hasLines = false;
  for (const series of table.series) {
    const points = operatingPoints(series, connect === 'x', SWEEP_LEVEL);
    if (points.length < 2 || connect === 'none') lines.push(legendEntry(series.group));
    if (!points.length) continue;
    const joined = points.length > 1 && connect !== 'none' && !table.isNeutral;
    hasLines = hasLines || joined;
    if (joined) lines.push(lineLayer(series.group, points, 2.5));
    bars.push(...barLayers(series.group, points));
    const single = replicateLayer(series.group, points);
    if (single) replicates.push(single);
    markers.push(markerLayer(series.group, points, () => false));
  }
  const caption = remark ? [remark] : [];
  if (replicates.length) caption.push('Filled: the mean of the runs at one operating point. Pale and hollow: those runs. Bars: smallest to largest of two, 95% confidence of three or more.');
  if (hasLines) caption.push(joining(table, connect));
  return comparisonFigure(card, table, axes, [...lines, ...bars, ...replicates, ...markers], caption);
}

function pareto(card, table) {
  if (!hasCorner(table)) {
    const axis = table.xDirection === 'none' ? 'x' : 'y';
    const column = axis === 'x' ? table.x : table.y;
    return { missing: `Whether ${lowerFirst(column.name)} is better high or low is not known, so there is no frontier. Choose a direction for ${axis} in Edit, or another plot type.` };
  }
  const axes = comparisonAxes(card, table);
  const scope = card.frontier || 'group';
  const shape = card.shape || 'line';
  const optimalOf = (points) => {
    const flags = frontierOf(points.map((p) => p.x), points.map((p) => p.y), table.xDirection === 'higher', table.yDirection === 'higher');
    return new Set(points.filter((_, i) => flags[i]));
  };
  const ordered = (points) => {
    const ascending = sortBy([...points], (p) => p.x, (p) => p.members[0].index);
    return shape === 'step' && table.xDirection === 'higher' ? ascending.reverse() : ascending;
  };
  const join = shape === 'step' ? 'step' : 'straight';
  const [lines, replicates, dominated, optimal, all] = [[], [], [], [], []];
  let sweeps = false;
  for (const series of table.series) {
    const points = operatingPoints(series, false, SWEEP_LEVEL);
    all.push(...points);
    const frontier = optimalOf(points);
    const on = ordered(frontier);
    const below = points.filter((point) => !frontier.has(point));
    const covered = shape === 'line' && points.length === on.length && points.every((point, i) => point === on[i]);
    if (points.length > 1 && (!covered || scope === 'off') && !table.isNeutral) {
      sweeps = true;
      lines.push(lineLayer(series.group, points, 1, { opacity: 0.45, hidden: true, dash: 'solid', role: 'sweep' }));
    }
    if (on.length <= 1 || scope === 'off') lines.push(legendEntry(series.group));
    else lines.push(lineLayer(series.group, on, 3, { join, role: 'frontier' }));
    const single = replicateLayer(series.group, points);
    if (single) replicates.push(single);
    if (below.length) dominated.push(markerLayer(series.group, below, () => scope !== 'off', { role: on.length ? 'dominated' : 'series' }));
    if (on.length) optimal.push(markerLayer(series.group, on, () => false, { size: FRONTIER_MARKER }));
  }
  const unit = replicates.length ? 'operating point' : 'run';
  const caption = [];
  if (replicates.length) caption.push('Labelled: the mean of the runs at one operating point. Pale, without label: those runs.');
  if (all.length > 1 && scope !== 'off') caption.push(`Filled: on the frontier, no other ${unit}${table.series.length > 1 ? ' of its series' : ''} is at least as good in both and better in one. Hollow: dominated.`);
  if (sweeps) caption.push(joining(table, 'sweep', 'Thin lines'));
  let overall = null;
  if (scope === 'all' && all.length > 1) {
    overall = optimalOf(all);
    if (table.series.length > 1) {
      lines.unshift(lineLayer({ name: 'all series', color: 'muted:0' }, ordered(overall), 5, { join, dash: 'solid', role: 'frontier-all' }));
      caption.push('Wide grey line: the frontier of all series together.');
    }
  }
  // The dominated points keep the first place in the order of drawing, the frontier's are what a reader looks for.
  return comparisonFigure(card, table, axes, [...lines, ...replicates, ...dominated, ...optimal], caption, { frontier: overall ? [...overall] : optimal.flatMap((layer) => layer.refs) });
}

const percent = (level) => `${Number((level * 100).toPrecision(6))}%`;

function uncertainty(card, table) {
  const level = card.level || SWEEP_LEVEL;
  const pooled = table.series.map((series) => operatingPoints(series, false, level));
  const repeats = (point) => (point.members.length > 1 ? point.members.length : page.runs[point.members[0].index].trials);
  if (!pooled.some((points) => points.some((point) => point.members.length > 1 || Number.isFinite(point.yl)))) {
    return scatterLine(card, table, 'sweep', 'No operating point was run twice: single runs without uncertainty.');
  }
  const axes = comparisonAxes(card, table);
  let regions = [];
  const [bars, lines, markers] = [[], [], []];
  table.series.forEach((series, s) => {
    const points = pooled[s];
    if (points.length < 2) lines.push(legendEntry(series.group));
    if (!points.length) return;
    for (const point of points.filter((one) => one.members.length >= 3)) {
      const outline = jointRegion(point.members.map((m) => m.x), point.members.map((m) => m.y), level);
      const filled = point.members.length >= 5;
      regions.push({ type: 'polygon', role: 'region', name: series.group.name, color: series.group.color, ...outline, opacity: filled ? 0.15 : 0, dash: filled ? 'solid' : 'dashed', hidden: true });
    }
    bars.push(...barLayers(series.group, points));
    if (points.length > 1) lines.push(lineLayer(series.group, points, 2));
    markers.push(markerLayer(series.group, points, (point) => repeats(point) < 3));
  });
  const all = pooled.flat();
  const frame = uncertaintyFrame(axes, all, regions);
  regions = frame.regions;
  const spread = [...regions, ...bars].map((layer) => (frame.bounded ? { ...layer, free: true } : layer));
  const caption = [`Markers: means. Bars: ${percent(level)} t-intervals of each mean.`];
  const drawn = regions.filter((region) => !region.dataOnly);
  if (drawn.length) caption.push(`Ellipses: joint ${percent(level)} confidence region of both means (Hotelling T²)${drawn.some((region) => region.opacity === 0) ? '; dashed outline where n < 5' : ''}.`);
  if (drawn.length < regions.length) caption.push(`The joint ${percent(level)} region of ${regions.length - drawn.length} of ${count(all.length, 'point')} is larger than the plot and not drawn.`);
  if (all.some((point) => repeats(point) < 3)) caption.push('Hollow: n < 3: range shown.');
  if (all.length > table.series.filter((series) => series.points.length > 0).length) caption.push(joining(table, 'sweep'));
  return comparisonFigure(card, table, axes, [...lines, ...spread, ...markers], caption);
}

/** Regions and bars may widen an axis to 1.5 times the span of the means; a region that is mostly outside is not drawn. */
function uncertaintyFrame(axes, points, regions) {
  const positions = (means, all, linear) => {
    const never = linear && !linear.negative;
    const least = never ? Math.max(Math.min(...all), 0) : Math.min(...all);
    const most = Math.max(...all);
    const span = Math.max(...means) - Math.min(...means);
    const floor = Math.min(...means) - span / 4;
    const ceiling = Math.max(...means) + span / 4;
    const bounded = span > 0 && (least < floor || most > ceiling);
    const low = bounded ? Math.max(least, floor) : least;
    const high = bounded ? Math.min(most, ceiling) : most;
    const padding = 0.04 * (high - low);
    let from = bounded && least < floor ? floor : low - padding;
    const to = bounded && most > ceiling ? ceiling : high + padding;
    if (never) from = Math.max(from, 0);
    const zero = linear && (linear.zero === 'include' || (linear.zero === 'auto' && Math.min(...means) >= 0 && Math.min(...means) <= 0.35 * Math.max(...means)));
    return { low: zero ? Math.min(0, from) : from, high: to, bounded };
  };
  const range = (axis, means, ends) => {
    const finite = [...ends.filter(Number.isFinite), ...means];
    if (axis.scale !== 'log' || Math.min(...means) <= 0) return positions(means, finite, axis);
    const least = Math.max(...means) > Math.min(...means) ? 0 : Math.min(...finite.filter((value) => value > 0));
    const r = positions(means.map(Math.log10), finite.map((value) => Math.log10(Math.max(least, value))), null);
    return { low: Math.pow(10, r.low), high: Math.pow(10, r.high), bounded: r.bounded };
  };
  let chosen = regions;
  for (;;) {
    const drawn = chosen.filter((region) => !region.dataOnly);
    const horizontal = range(axes.x, points.map((p) => p.x), [...points.flatMap((p) => [p.xl, p.xh]), ...drawn.flatMap((region) => region.x)]);
    const vertical = range(axes.y, points.map((p) => p.y), [...points.flatMap((p) => [p.yl, p.yh]), ...drawn.flatMap((region) => region.y)]);
    if (!horizontal.bounded && !vertical.bounded) return { regions: chosen, bounded: false };
    let stable = true;
    chosen = chosen.map((region) => {
      if (region.dataOnly || shareInside(region.x, region.y, [horizontal.low, horizontal.high], [vertical.low, vertical.high]) >= 0.5) return region;
      stable = false;
      return { ...region, dataOnly: true };
    });
    if (!stable) continue;
    Object.assign(axes.x, { min: horizontal.low, max: horizontal.high });
    Object.assign(axes.y, { min: vertical.low, max: vertical.high });
    return { regions: chosen, bounded: true };
  }
}

function bar(card, table) {
  const axes = comparisonAxes(card, table);
  const texts = table.isNeutral ? table.series[0].points.map((point) => point.label)
    : card.labels === 'none' ? ['all'] : table.included.map((i) => (page.columns.get(card.labels) || page.columns.get('concurrency')).labels.texts[i]);
  const categories = [...new Set(texts)].sort(natural);
  const layers = [];
  for (const series of table.series) {
    const placed = { ...series, points: series.points.map((point) => ({ ...point, x: Math.max(0, categories.indexOf(point.label)) })) };
    const bars = operatingPoints(placed, true, SWEEP_LEVEL);
    const withIntervals = bars.some((one) => Number.isFinite(one.yl));
    layers.push({
      type: 'bar', role: 'series', name: series.group.name, color: series.group.color, x: bars.map((b) => b.x), y: bars.map((b) => b.y),
      lo: withIntervals ? bars.map((b) => b.yl) : null, hi: withIntervals ? bars.map((b) => b.yh) : null, refs: bars.map((b) => b.members.map((m) => m.index)), text: bars.map((b) => b.label),
    });
  }
  axes.x = { label: table.labelTitle[0].toUpperCase() + table.labelTitle.slice(1), name: table.labelTitle, title: card.xLabel || null, unit: '', scale: 'linear', zero: 'auto', direction: 'none', categories };
  axes.y = { ...axes.y, scale: 'linear', zero: 'include', ticks: null };
  const figure = comparisonFigure({ ...card, title: card.title || `${table.y.name} by ${table.labelTitle}` }, table, axes, layers, ['y is linear: bars stand on zero.']);
  figure.subtitle = table.yDirection === 'none' ? '' : `Better: ${wish(table.yDirection, table.y)}`;
  figure.notices = figure.notices.filter((notice) => !notice.text.includes('x is'));
  return figure;
}

/** The figure of a comparison's card for the runs that are included, or why there is none. */
function buildComparison(card, stats, included) {
  if (!included.length) return { missing: 'No run is selected.', remedy: 'select' };
  const table = comparisonTable(card, stats, included, card.type === 'bar');
  if (table.missing) return table;
  switch (card.type) {
    case 'pareto': return pareto(card, table);
    case 'scatter': return scatterLine(card, table, 'none');
    case 'latency_throughput_uncertainty': return uncertainty(card, table);
    case 'bar': return bar(card, table);
    default: return scatterLine(card, table, card.connect || 'sweep');
  }
}
