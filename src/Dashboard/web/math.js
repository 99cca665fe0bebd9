// The engine's formulas, to the last digit where a test compares them.

/** Mean and spread by Welford's recurrence. */
function moments(values) {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    n++;
    const delta = value - mean;
    mean += delta / n;
    squares += delta * (value - mean);
  }
  return { count: n, mean: n > 0 ? mean : NaN, deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN };
}

/** The interval of a mean: the range of two values, a t-interval of more. */
function interval(values, quantiles) {
  if (values.length < 2) return [NaN, NaN];
  if (values.length === 2) return [Math.min(...values), Math.max(...values)];
  const m = moments(values);
  const half = (quantiles[values.length - 2] * m.deviation) / Math.sqrt(values.length);
  return [m.mean - half, m.mean + half];
}

/** Which points no other beats in both: strict non-dominance, equal points share their fate. */
function frontierOf(x, y, xHigher, yHigher) {
  const goodX = x.map((value) => (xHigher ? value : -value));
  const goodY = y.map((value) => (yHigher ? value : -value));
  const order = sortBy([...x.keys()], (i) => -goodX[i], (i) => -goodY[i]);
  const optimal = x.map(() => false);
  let best = -Infinity;
  for (let first = 0; first < order.length; ) {
    let next = first;
    const top = goodY[order[first]];
    while (next < order.length && goodX[order[next]] === goodX[order[first]]) {
      optimal[order[next]] = top > best && goodY[order[next]] === top;
      next++;
    }
    best = Math.max(best, top);
    first = next;
  }
  return optimal;
}

/** Hotelling's joint confidence region of two means, as a closed outline. */
function jointRegion(x, y, level) {
  const vertices = 96;
  const n = x.length;
  const meanX = moments(x).mean;
  const meanY = moments(y).mean;
  let sxx = 0;
  let syy = 0;
  let sxy = 0;
  for (let i = 0; i < n; i++) {
    sxx += ((x[i] - meanX) * (x[i] - meanX)) / (n - 1);
    syy += ((y[i] - meanY) * (y[i] - meanY)) / (n - 1);
    sxy += ((x[i] - meanX) * (y[i] - meanY)) / (n - 1);
  }
  const r = sxx > 0 && syy > 0 ? Math.max(-1, Math.min(1, sxy / Math.sqrt(sxx * syy))) : 0;
  const across = Math.sqrt(Math.max(1 - r * r, 1e-9));
  const radius = Math.sqrt(((n - 1) * (Math.pow(1 - level, -2 / (n - 2)) - 1)) / n);
  const outline = { x: [], y: [] };
  for (let i = 0; i <= vertices; i++) {
    const angle = (2 * Math.PI * (i % vertices)) / vertices;
    outline.x.push(meanX + radius * Math.sqrt(sxx) * Math.cos(angle));
    outline.y.push(meanY + radius * Math.sqrt(syy) * (r * Math.cos(angle) + across * Math.sin(angle)));
  }
  return outline;
}

/** The share of a convex outline's area inside a window. */
function shareInside(x, y, horizontal, vertical) {
  const area = (points) => {
    let twice = 0;
    for (let i = 0; i < points.length; i++) {
      const a = points[i];
      const b = points[(i + 1) % points.length];
      twice += (a[0] - points[0][0]) * (b[1] - points[0][1]) - (b[0] - points[0][0]) * (a[1] - points[0][1]);
    }
    return Math.abs(twice) / 2;
  };
  const cut = (points, distance) => {
    const kept = [];
    points.forEach((from, i) => {
      const to = points[(i + 1) % points.length];
      const here = distance(from);
      const there = distance(to);
      if (here >= 0) kept.push(from);
      if (here >= 0 === there >= 0) return;
      const share = here / (here - there);
      kept.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
    });
    return kept;
  };
  const overlap = (low, high, window) =>
    high > low ? Math.max(0, Math.min(high, window[1]) - Math.max(low, window[0])) / (high - low) : low >= window[0] && low <= window[1] ? 1 : 0;
  let outline = x.map((value, i) => [value, y[i]]);
  const whole = area(outline);
  const bounds = (Math.max(...x) - Math.min(...x)) * (Math.max(...y) - Math.min(...y));
  if (whole <= 1e-9 * bounds || bounds <= 0) return overlap(Math.min(...x), Math.max(...x), horizontal) * overlap(Math.min(...y), Math.max(...y), vertical);
  outline = cut(outline, (p) => p[0] - horizontal[0]);
  outline = cut(outline, (p) => horizontal[1] - p[0]);
  outline = cut(outline, (p) => p[1] - vertical[0]);
  outline = cut(outline, (p) => vertical[1] - p[1]);
  return outline.length ? area(outline) / whole : 0;
}

/** A quantile of ascending values, linear between closest ranks. */
function quantile(sorted, q) {
  if (!sorted.length) return NaN;
  const at = q * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}

/** Quantiles over a trailing window of rows; not-a-number before the window holds its minimum. */
function rolling(values, window, minimum, quantiles) {
  const results = quantiles.map(() => new Array(values.length));
  const sorted = [];
  const place = (value) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (let row = 0; row < values.length; row++) {
    if (row >= window && !Number.isNaN(values[row - window])) sorted.splice(place(values[row - window]), 1);
    if (!Number.isNaN(values[row])) sorted.splice(place(values[row]), 0, values[row]);
    const enough = sorted.length >= Math.max(minimum, 1);
    quantiles.forEach((q, i) => { results[i][row] = enough ? quantile(sorted, q) : NaN; });
  }
  return results;
}

/** Places to draw of many: smallest and largest of every stretch, first and last, and for markers others at even distances. */
function select(low, high, from, to, most, isLine) {
  const total = to - from;
  if (total <= most) return null;
  const kept = new Uint8Array(total);
  kept[0] = kept[total - 1] = 1;
  let left = 2;
  const keep = (i) => {
    if (i >= 0 && !kept[i]) { kept[i] = 1; left++; }
  };
  const buckets = Math.max(1, Math.floor((most - 2) / (isLine ? 3 : 4)));
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = Math.floor((bucket * total) / buckets);
    const end = Math.floor(((bucket + 1) * total) / buckets);
    let least = -1;
    let largest = -1;
    let gap = -1;
    for (let i = start; i < end; i++) {
      const a = low[from + i];
      const b = high[from + i];
      if (Number.isNaN(a) || Number.isNaN(b)) { if (gap < 0) gap = i; continue; }
      if (least < 0 || a < low[from + least]) least = i;
      if (largest < 0 || b > high[from + largest]) largest = i;
    }
    keep(least);
    keep(largest);
    if (isLine) keep(gap);
  }
  if (!isLine) {
    const others = [];
    for (let i = 0; i < total; i++) if (!kept[i]) others.push(i);
    const wanted = most - left;
    for (let i = 0; i < wanted; i++) kept[others[Math.floor((i * others.length) / wanted)]] = 1;
  }
  const places = [];
  for (let i = 0; i < total; i++) if (kept[i]) places.push(from + i);
  return places;
}
