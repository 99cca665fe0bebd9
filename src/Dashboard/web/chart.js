// The one file that knows the chart library: figures in, pictures and clicks out.

const chart = (() => {
  const MOST_MARKERS = 5000;
  const MOST_SEGMENTS = 2000;
  const POINTS_PER_PIXEL = 4;
  const SHAPES = ['circle', 'square', 'triangle-up', 'diamond', 'triangle-down', 'hexagon', 'cross', 'star'];
  const NAMED = { circle: 'circle', square: 'square', triangleUp: 'triangle-up', diamond: 'diamond', triangleDown: 'triangle-down', hexagon: 'hexagon', plus: 'cross', star: 'star', cross: 'x', dash: 'line-ew', caret: 'triangle-up' };
  const DASHES = { solid: 'solid', dashed: '8px,4px', dot: '2px,3px', dashDot: '8px,3px,2px,3px', baseline: '6px,4px' };
  const CYCLE = ['solid', '8px,4px', '2px,3px', '8px,3px,2px,3px'];

  // Texts of the library are pseudo-markup; data are none.
  const escape = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
  const isolate = (text, most) => escape(short(String(text), most || 60));

  function colorOf(token, colors) {
    const [role, index] = token.split(':');
    const list = colors[role];
    if (Array.isArray(list)) return list[Number(index) % list.length];
    return list || colors.text;
  }

  function rgba(hex, opacity) {
    const n = parseInt(hex.slice(1), 16);
    return `rgba(${n >> 16},${(n >> 8) & 255},${n & 255},${opacity})`;
  }

  function symbolOf(layer) {
    if (layer.shape) return NAMED[layer.shape] || 'circle';
    const [role, index] = layer.color.split(':');
    if (role === 'series') return SHAPES[Number(index) % SHAPES.length];
    return role === 'baseline' ? SHAPES[(Number(index) + 1) % SHAPES.length] : 'circle';
  }

  function dashOf(layer) {
    if (layer.dash && layer.dash !== 'auto') return DASHES[layer.dash] || 'solid';
    const [role, index] = layer.color.split(':');
    if (role === 'baseline') return DASHES.baseline;
    return role === 'series' ? CYCLE[Math.floor(Number(index) / 7) % CYCLE.length] : 'solid';
  }

  const isAscending = (x) => {
    for (let i = 1; i < x.length; i++) if (x[i] < x[i - 1]) return false;
    return true;
  };

  /** The places of a layer to draw: all, or those of the visible stretch that keep its look. */
  function placesOf(layer, range, width) {
    const x = layer.x;
    const isLine = ['line', 'area', 'band'].includes(layer.type);
    const most = isLine ? Math.max(400, Math.round(width * POINTS_PER_PIXEL)) : layer.type === 'segments' ? MOST_SEGMENTS : MOST_MARKERS;
    if (x.length <= most) return null;
    const low = layer.lo || layer.y || x;
    const high = layer.hi || layer.y || x;
    if (!range) return select(low, high, 0, x.length, most, isLine);
    if (layer.ascending === undefined) layer.ascending = isAscending(x);
    if (layer.ascending) {
      let from = 0;
      let to = x.length;
      while (from < to && (layer.x2 ? layer.x2[from] : x[from]) < range[0]) from++;
      while (to > from && x[to - 1] > range[1]) to--;
      // One neighbour on each side, so that lines leave the picture instead of ending in it.
      from = Math.max(0, from - 1);
      to = Math.min(x.length, to + 1);
      return select(low, high, from, to, most, isLine) || Array.from({ length: to - from }, (_, i) => from + i);
    }
    const inside = [];
    for (let i = 0; i < x.length; i++) if (x[i] >= range[0] && x[i] <= range[1]) inside.push(i);
    const chosen = select(inside.map((i) => low[i]), inside.map((i) => high[i]), 0, inside.length, most, isLine);
    return chosen ? chosen.map((i) => inside[i]) : inside;
  }

  const pick = (values, places) => (values ? (places ? places.map((i) => values[i]) : Array.from(values)) : undefined);

  /** A template holds no data, or a name such as %{x} would be read as one: names are in the trace's meta, the rest in its custom data. */
  const POSITION = '%{meta.x}: %{x:.6~g}%{meta.xu}<br>%{meta.y}: %{y:.6~g}%{meta.yu}';

  function hoverOf(layer, places, y) {
    if (!layer.text && !layer.refs) return { hovertemplate: `${layer.name && !layer.hidden ? '%{meta.name}<br>' : ''}${POSITION}<extra></extra>` };
    const n = places ? places.length : layer.x.length;
    const custom = [];
    for (let k = 0; k < n; k++) {
      const i = places ? places[k] : k;
      const refs = layer.refs ? layer.refs[i] : null;
      const who = refs && refs.length ? (refs.length === 1 ? page.runs[refs[0]].name : `mean of ${refs.length} runs`) : layer.name;
      const label = layer.text && layer.text[i] && layer.text[i] !== who ? ` · ${short(layer.text[i], 40)}` : '';
      custom.push([isolate(short(who, 80) + label, 130), refs ? refs.map((ref) => page.runs[ref].key).join(' ') : '', hoverDelta(refs, layer.y[i], y)]);
    }
    return { customdata: custom, hovertemplate: `<b>%{customdata[0]}</b><br>${POSITION}%{customdata[2]}${layer.refs ? '<br><i>click for its configuration</i>' : ''}<extra></extra>` };
  }

  const metaOf = (layer, axes, y) => ({
    role: layer.role || (layer.type === 'points' ? 'series' : layer.type), name: isolate(layer.name, 60), x: isolate(axes.x.title || axes.x.label, 60), xu: axes.x.unit ? ` ${isolate(axes.x.unit)}` : '',
    y: y ? isolate(y.title || y.label, 60) : '', yu: y && y.unit ? ` ${isolate(y.unit)}` : '',
  });

  function hoverDelta(refs, value, axis) {
    const base = page.baselineValue && refs && refs.length === 1 ? page.baselineValue(axis) : null;
    if (base === null || base === undefined || !Number.isFinite(base) || base === 0) return '';
    return `<br>${escape(deltaText(value, base, axis.direction))}`;
  }

  function titleOf(axis) {
    if (axis.title) return isolate(axis.title, 90);
    const name = axis.stat ? `${axis.name} (${axis.stat})` : axis.label;
    const note = axis.replaced ? ` – no ${axis.replaced}` : '';
    return isolate((axis.unit ? `${name}, ${axis.unit}` : name) + note, 90);
  }

  /** A long title in two lines: the plots are not as high as it is long. */
  function wrapped(text, most) {
    if (text.length <= most) return text;
    const middle = text.length / 2;
    let best = -1;
    for (let i = 0; i < text.length; i++) if (text[i] === ' ' && Math.abs(i - middle) < Math.abs(best - middle)) best = i;
    return best < 0 ? text : `${text.slice(0, best)}<br>${text.slice(best + 1)}`;
  }

  /** Labels that would lie on one another are left to the hover text. */
  function spacedLabels(texts, x, y, axes, yAxis, taken, width) {
    const [xs, ys] = [taken.x, taken.y];
    const map = (value, [low, high], isLog) => (isLog ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low) || 1) : (value - low) / (high - low || 1));
    return texts.map((text, i) => {
      const at = [map(x[i], xs, axes.x.scale === 'log') * Math.max(200, width - 100), map(y[i], ys, yAxis.scale === 'log') * 230];
      if (!text || taken.list.some((other) => Math.abs(other[0] - at[0]) < 7 + 3 * (text.length + other[2]) && Math.abs(other[1] - at[1]) < 14)) return '';
      taken.list.push([...at, text.length]);
      return text;
    });
  }

  function traces(figure, options) {
    const { colors, range, width } = options;
    const result = [];
    const shapes = [];
    const annotations = [];
    const legend = new Set();
    let shown = 0;
    let total = 0;
    let dropped = 0;
    figure.panels.forEach((panel, p) => {
      const number = axisNumber(figure, p);
      const yName = number.y === 1 ? 'y' : `y${number.y}`;
      const taken = { x: extent(valuesOf(panel, 'x')), y: extent(valuesOf(panel, 'y', false)), list: [] };
      const markerWeight = panel.layers.filter((layer) => layer.type === 'points').reduce((sum, layer) => sum + layer.x.length, 0);
      for (const layer of panel.layers) {
        if (layer.dataOnly) continue;
        const color = colorOf(layer.color, colors);
        const yaxis = layer.secondary ? `y${number.y2}` : yName;
        const axes = panel.axes;
        const yAxis = layer.secondary ? axes.y2 : axes.y;
        const legendKey = `${layer.name}|${layer.color}`;
        const inLegend = !layer.hidden && layer.name && !legend.has(legendKey) && !['rule', 'region', 'errorbar'].includes(layer.type);
        if (inLegend) legend.add(legendKey);
        const common = { name: isolate(layer.name, 48), legendgroup: legendKey, showlegend: Boolean(inLegend), xaxis: 'x', yaxis, meta: metaOf(layer, axes, yAxis) };
        const isLogX = axes.x.scale === 'log';
        const isLogY = yAxis && yAxis.scale === 'log';
        if (layer.type === 'rule') {
          const at = layer.vertical ? { x0: layer.value, x1: layer.value, y0: 0, y1: 1, xref: 'x', yref: `${yName} domain` } : { x0: 0, x1: 1, xref: 'paper', y0: layer.value, y1: layer.value, yref: yaxis };
          shapes.push({ type: 'line', ...at, line: { color, width: 1.5, dash: DASHES[layer.dash] || '8px,4px' } });
          const text = [layer.label, isNumber(layer.labelValue) ? fmt(layer.labelValue, layer.vertical ? axes.x.unit : yAxis.unit) : ''].filter(Boolean).join(' ');
          if (text) annotations.push({ text: isolate(text, 40), showarrow: false, font: { size: 11, color }, ...(layer.vertical ? { x: isLogX ? Math.log10(layer.value) : layer.value, xref: 'x', y: 1, yref: `${yName} domain`, xanchor: 'left', yanchor: 'top', textangle: 0 } : { x: 1, xref: 'paper', y: isLogY ? Math.log10(layer.value) : layer.value, yref: yaxis, xanchor: 'right', yanchor: 'bottom' }) });
          continue;
        }
        if (layer.type === 'region') {
          const at = layer.horizontal ? { x0: 0, x1: 1, xref: 'paper', y0: layer.from, y1: layer.to, yref: yaxis } : { x0: layer.from, x1: layer.to, xref: 'x', y0: 0, y1: 1, yref: `${yName} domain` };
          shapes.push({ type: 'rect', layer: 'below', ...at, fillcolor: rgba(color, layer.opacity || 0.08), line: { width: 0 } });
          if (layer.label && !layer.horizontal) annotations.push({ text: isolate(layer.label, 30), showarrow: false, x: isLogX ? Math.log10(Math.max(layer.from, 1e-12)) : layer.from, xref: 'x', y: 1, yref: `${yName} domain`, xanchor: 'left', yanchor: 'top', font: { size: 11, color: colors.muted } });
          continue;
        }
        const places = placesOf(layer, range, width);
        if (['points', 'segments'].includes(layer.type)) {
          const drawn = places ? places.length : layer.x.length;
          if (layer.total || places) { shown += drawn; total += layer.total || layer.x.length; }
        }
        if (['points', 'bar'].includes(layer.type)) for (let i = 0; i < layer.x.length; i++) if ((isLogX && layer.x[i] <= 0) || (isLogY && layer.y[i] <= 0)) dropped++;
        const x = pick(layer.x, places);
        const y = pick(layer.y, places);
        switch (layer.type) {
          case 'points': {
            const symbol = symbolOf(layer);
            const hollow = pick(layer.hollow, places);
            const labelled = layer.text && !layer.quiet && layer.x.length <= 60 && markerWeight <= 160 && layer.text.some(Boolean);
            const size = layer.size ? Math.max(5, layer.size * 0.95) : layer.x.length > 2000 ? 4 : layer.x.length > 300 ? 5 : 7;
            result.push({
              ...common, type: 'scatter', mode: labelled ? 'markers+text' : 'markers', x, y,
              text: labelled ? spacedLabels(pick(layer.text, places).map((text) => isolate(text, 24)), x, y, axes, yAxis, taken, width) : undefined, textposition: 'top center', textfont: { size: 11, color: colors.text },
              marker: { color, size, symbol: hollow ? hollow.map((flag) => (flag ? `${symbol}-open` : symbol)) : symbol, opacity: layer.opacity ?? (layer.x.length > 2000 ? 0.45 : layer.x.length > 300 ? 0.65 : 0.95), line: hollow || symbol.startsWith('line') ? { width: 2, color } : { width: 0 } },
              cliponaxis: layer.x.length > 100, refs: pick(layer.refs, places), ...hoverOf(layer, places, yAxis),
            });
            break;
          }
          case 'edge':
            result.push({ ...common, type: 'scatter', mode: 'markers', x, y: x.map(() => (layer.top ? 0.985 : 0.015)), yaxis: 'y9', marker: { color, symbol: NAMED[layer.shape] || 'x', size: 7, line: { width: 0 } }, hovertemplate: '%{meta.name}: %{x:.6~g}<extra></extra>' });
            if (layer.label) annotations.push({ text: isolate([layer.label, isNumber(layer.labelValue) ? fmt(layer.labelValue, axes.y.unit) : ''].filter(Boolean).join(' '), 60), showarrow: false, x: 1, xref: 'paper', y: layer.top ? 1 : 0, yref: 'paper', xanchor: 'right', yanchor: layer.top ? 'top' : 'bottom', font: { size: 11, color } });
            break;
          case 'line':
            result.push({ ...common, type: 'scatter', mode: 'lines', x, y, connectgaps: false, opacity: layer.opacity ?? 1, line: { color, width: Math.max(1, layer.width || 2), dash: dashOf(layer), shape: layer.join === 'step' ? 'hv' : 'linear' }, ...(layer.role === 'line' || layer.role === 'sweep' || (layer.role || '').startsWith('frontier') ? { hoverinfo: 'skip' } : hoverOf(layer, null, yAxis)) });
            break;
          case 'area':
            result.push({ ...common, type: 'scatter', mode: 'lines', x, y, fill: 'tozeroy', fillcolor: rgba(color, layer.opacity ?? 0.12), line: { width: 0, color, shape: layer.join === 'step' ? 'hv' : 'linear' }, hoverinfo: 'skip' });
            break;
          case 'band': {
            const line = { width: layer.edges ? 1 : 0, color: rgba(color, 0.5), shape: layer.join === 'step' ? 'hv' : 'linear' };
            result.push({ ...common, showlegend: false, type: 'scatter', mode: 'lines', x, y: pick(layer.lo, places), line, hoverinfo: 'skip' });
            result.push({ ...common, type: 'scatter', mode: 'lines', x, y: pick(layer.hi, places), line, fill: 'tonexty', fillcolor: rgba(color, Math.max(layer.opacity ?? 0.12, 0.12)), hoverinfo: 'skip' });
            break;
          }
          case 'bar': {
            const lo = pick(layer.lo, places);
            const hi = pick(layer.hi, places);
            result.push({
              ...common, type: 'bar', x: axes.x.categories ? x.map((at) => axes.x.categories[at]).map((text) => isolate(text, 40)) : x, y, width: layer.barWidth || undefined,
              marker: { color: pick(layer.hollow, places) ? layer.hollow.map((flag) => (flag ? rgba(color, 0.25) : color)) : color, line: { width: layer.barWidth ? 0.5 : 0, color: colors.paper } },
              error_y: lo && hi ? { type: 'data', symmetric: false, array: hi.map((value, i) => value - y[i] || 0), arrayminus: y.map((value, i) => value - lo[i] || 0), color: colors.text, thickness: 1.25 } : undefined,
              refs: pick(layer.refs, places), ...hoverOf(layer, places, yAxis),
            });
            break;
          }
          case 'errorbar': {
            const lo = pick(layer.lo, places);
            const hi = pick(layer.hi, places);
            const along = layer.along === 'x' ? x : y;
            const bars = { type: 'data', symmetric: false, array: hi.map((value, i) => value - along[i]), arrayminus: along.map((value, i) => value - lo[i]), color: rgba(color, 0.75), thickness: 1.25, width: 4 };
            result.push({ ...common, showlegend: false, type: 'scatter', mode: 'markers', x, y, marker: { color, opacity: 0, size: 1 }, [layer.along === 'x' ? 'error_x' : 'error_y']: bars, hoverinfo: 'skip' });
            break;
          }
          case 'polygon':
            result.push({ ...common, type: 'scatter', mode: 'lines', x, y, fill: 'toself', fillcolor: rgba(color, layer.opacity ?? 0.15), line: { color, width: 1.25, dash: DASHES[layer.dash] || 'solid' }, hoverinfo: 'skip' });
            break;
          case 'segments': {
            const x2 = pick(layer.x2, places);
            const y2 = pick(layer.y2, places);
            const [sx, sy] = [[], []];
            x.forEach((from, i) => { sx.push(from, x2[i], null); sy.push(y[i], y2[i], null); });
            result.push({ ...common, type: 'scatter', mode: 'lines', x: sx, y: sy, connectgaps: false, opacity: x.length > 400 ? 0.6 : 0.9, line: { color, width: layer.width ? Math.max(1.25, layer.width) : 1.5 }, hoverinfo: x.length > 500 ? 'skip' : undefined, hovertemplate: x.length > 500 ? undefined : '%{meta.name}<br>%{x:.6~g} s<extra></extra>' });
            break;
          }
        }
      }
    });
    return { data: result, shapes, annotations, fidelity: { shown, total, dropped } };
  }

  const axisNumber = (figure, p) => {
    let next = 1;
    let numbers = null;
    figure.panels.forEach((panel, i) => {
      const own = { y: next++, y2: panel.axes.y2 ? next++ : 0 };
      if (i === p) numbers = own;
    });
    return numbers;
  };

  function valuesOf(panel, name, secondary) {
    const values = [];
    for (const layer of panel.layers) {
      if (layer.dataOnly || layer.free || ['rule', 'region', 'edge'].includes(layer.type) || (name === 'y' && Boolean(layer.secondary) !== secondary)) continue;
      for (const key of [name, `${name}2`, ...(name === (layer.along || 'y') ? ['lo', 'hi'] : [])]) if (layer[key]) for (const value of layer[key]) if (Number.isFinite(value)) values.push(value);
    }
    return values;
  }

  function extent(values) {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) { if (value < low) low = value; if (value > high) high = value; }
    return [low, high];
  }

  function layoutAxis(axis, values, colors, most) {
    const [low, high] = extent(values);
    const result = {
      title: { text: wrapped(titleOf(axis), most), font: { size: 12.5, color: colors.text }, standoff: 8 }, type: axis.scale === 'log' ? 'log' : axis.categories ? 'category' : 'linear',
      gridcolor: colors.grid, linecolor: colors.axis, tickcolor: colors.axis, zeroline: false, showline: true, ticks: 'outside', ticklen: 4, tickfont: { size: 11.5, color: colors.text },
      automargin: true, exponentformat: 'none', separatethousands: true, hoverformat: '.6~g',
    };
    if (axis.categories) { result.categoryorder = 'array'; result.categoryarray = axis.categories.map((text) => isolate(text, 40)); return result; }
    if (axis.scale === 'log') {
      result.dtick = high / low < 1e4 ? undefined : 1;
      result.nticks = 8;
      if (isNumber(axis.min) && axis.min > 0 && isNumber(axis.max)) result.range = [Math.log10(axis.min), Math.log10(axis.max)];
      else if (low > 0 && high > low) { const pad = 0.05 * (Math.log10(high) - Math.log10(low)); result.range = [Math.log10(low) - pad, Math.log10(high) + pad]; }
      return result;
    }
    if (axis.ticks && axis.ticks.length <= 10) { result.tickmode = 'array'; result.tickvals = axis.ticks; }
    if (!Number.isFinite(low)) return result;
    const zero = axis.zero === 'include' || (axis.zero === 'auto' && low >= 0 && low <= 0.35 * high);
    const span = high - (zero ? Math.min(0, low) : low) || Math.abs(high) || 1;
    const from = isNumber(axis.min) ? axis.min : zero ? Math.min(0, low) - (low < 0 ? 0.05 * span : 0) : low >= 0 ? Math.max(0, low - 0.06 * span) : low - 0.06 * span;
    const to = isNumber(axis.max) ? axis.max : axis.elapsed ? high + 0.01 * span : high + 0.08 * span;
    if (to > from) result.range = [from, to];
    return result;
  }

  function layoutOf(figure, options, built) {
    const { colors, picture } = options;
    const gap = figure.panels.length > 1 ? 0.07 : 0;
    const shares = figure.panels.map((panel) => Math.max(0.3, panel.share || 1));
    const sum = shares.reduce((a, b) => a + b, 0);
    const room = 1 - gap * (figure.panels.length - 1);
    const layout = {
      paper_bgcolor: colors.paper, plot_bgcolor: colors.plot, font: { family: 'system-ui, "Segoe UI", Roboto, sans-serif', color: colors.text, size: 12 * (options.fontScale || 1) },
      margin: { l: 64, r: figure.panels.some((panel) => panel.axes.y2) ? 64 : 20, t: picture ? 58 : 12, b: 48 }, hovermode: 'closest', dragmode: 'zoom', uirevision: options.revision, barmode: 'group',
      hoverlabel: { bgcolor: colors.paper, bordercolor: colors.axis, font: { color: colors.text, size: 12.5 }, align: 'left' },
      legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1.01, yanchor: 'bottom', font: { size: 11.5, color: colors.text }, bgcolor: 'rgba(0,0,0,0)', title: figure.legendTitle ? { text: isolate(figure.legendTitle, 30), font: { size: 11.5, color: colors.muted } } : undefined, itemsizing: 'constant', entrywidthmode: 'pixels' },
      showlegend: built.data.filter((trace) => trace.showlegend).length > (figure.table && !figure.table.isNeutral ? 0 : 1), shapes: built.shapes, annotations: built.annotations,
      yaxis9: { overlaying: 'y', range: [0, 1], visible: false, fixedrange: true }, modebar: { bgcolor: 'rgba(0,0,0,0)', color: colors.muted, activecolor: colors.text }, autosize: true,
    };
    if (!built.data.some((trace) => trace.yaxis === 'y9')) delete layout.yaxis9;
    if (picture) layout.title = { text: isolate(figure.title, 110), x: 0.02, xanchor: 'left', font: { size: 18, color: colors.text } };
    let top = 1;
    figure.panels.forEach((panel, p) => {
      const { y, y2 } = axisNumber(figure, p);
      const height = (shares[p] / sum) * room;
      const domain = [Math.max(0, top - height), top];
      top -= height + gap;
      layout[y === 1 ? 'yaxis' : `yaxis${y}`] = { ...layoutAxis(panel.axes.y, valuesOf(panel, 'y', false), colors, height < 0.4 ? 14 : 34), domain };
      if (y2) layout[`yaxis${y2}`] = { ...layoutAxis(panel.axes.y2, valuesOf(panel, 'y', true), colors, 34), overlaying: y === 1 ? 'y' : `y${y}`, side: 'right', showgrid: false };
    });
    const last = figure.panels.length - 1;
    const lastY = axisNumber(figure, last).y;
    layout.xaxis = { ...layoutAxis(figure.panels[0].axes.x, figure.panels.flatMap((panel) => valuesOf(panel, 'x')), colors, 80), anchor: lastY === 1 ? 'y' : `y${lastY}` };
    return layout;
  }

  const CONFIG = { displaylogo: false, responsive: true, modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d', 'pan2d'], doubleClick: 'reset', topojsonURL: '', showTips: false, plotlyServerURL: '', toImageButtonOptions: { format: 'png', scale: 2 } };

  /** Draws a figure into an element, or draws it anew. Tells how many points of how many are drawn. */
  function draw(element, figure, options) {
    const width = element.clientWidth || 640;
    const render = (range) => {
      const built = traces(figure, { ...options, range, width });
      element.fidelity = built.fidelity;
      return { built, layout: layoutOf(figure, options, built) };
    };
    const { built, layout } = render(null);
    // What the reader zoomed to stays, as long as the axes are the same.
    return Plotly.react(element, built.data, layout, CONFIG).then(() => {
      if (!element.listening) listen(element);
      element.figure = figure;
      element.options = options;
      element.render = render;
      return built.fidelity;
    });
  }

  function listen(element) {
    element.listening = true;
    element.on('plotly_click', (event) => {
      const point = event.points && event.points[0];
      if (point && element.options.onClick) element.options.onClick(refsOf(point), point);
    });
    element.on('plotly_relayout', (change) => {
      const isZoom = change && Object.keys(change).some((key) => key.startsWith('xaxis.range') || key === 'xaxis.autorange');
      if (!isZoom || element.rendering) return;
      const axis = element.layout.xaxis;
      const range = axis.range.map((value) => (axis.type === 'log' ? Math.pow(10, value) : Number(value)));
      if (element.options.onZoom) element.options.onZoom(change['xaxis.autorange'] ? null : range);
      if (!element.figure.panels.some((panel) => panel.layers.some((layer) => layer.x && layer.x.length > 1000))) return;
      const isAll = Boolean(change['xaxis.autorange']);
      const { built, layout } = element.render(isAll ? null : range);
      layout.xaxis.range = isAll ? layout.xaxis.range : axis.range;
      for (const key of Object.keys(layout)) if (/^yaxis/.test(key) && element.layout[key] && !isAll) layout[key].range = element.layout[key].range;
      element.rendering = true;
      Plotly.react(element, built.data, layout, CONFIG).then(() => {
        element.rendering = false;
        if (element.options.onFidelity) element.options.onFidelity(built.fidelity);
      });
    });
  }

  const refsOf = (point) => {
    const refs = point.data.refs;
    return refs ? refs[point.pointNumber] : null;
  };

  /** Every point a keyboard can reach, a list a series. */
  function series(element) {
    const of = (...roles) => (element.data || []).filter((trace) => roles.includes(trace.meta && trace.meta.role) && trace.x.length > 0 && trace.visible !== 'legendonly');
    const points = of('series', 'dominated', 'percentile');
    return (points.length ? points : of('line', 'segments', 'bar'))
      .map((trace) => ({ name: trace.name, x: trace.x, y: trace.y, refs: trace.refs, curve: element.data.indexOf(trace) }));
  }

  function highlight(element, curve, point) {
    try { Plotly.Fx.hover(element, [{ curveNumber: curve, pointNumber: point }], element._fullLayout._plots ? Object.keys(element._fullLayout._plots)[0] : undefined); } catch { /* only a cue */ }
  }

  function zoom(element, range) {
    if (!element.layout || element.rendering) return;
    const axis = element.layout.xaxis;
    element.rendering = true;
    Plotly.relayout(element, range ? { 'xaxis.range': axis.type === 'log' ? range.map(Math.log10) : range } : { 'xaxis.autorange': true }).then(() => { element.rendering = false; });
  }

  /** A picture of a figure at an exact size, apart from what is on the screen. */
  async function image(figure, options, format, width, height, scale) {
    const holder = h('div', { style: `position:absolute;left:-9999px;top:0;width:${width / scale}px;height:${height / scale}px` });
    document.body.appendChild(holder);
    try {
      const sized = { ...options, width: width / scale, picture: true, revision: 'picture' };
      const built = traces(figure, { ...sized, range: null });
      const layout = { ...layoutOf(figure, sized, built), width: width / scale, height: height / scale, autosize: false };
      await Plotly.newPlot(holder, built.data, layout, { staticPlot: true, displayModeBar: false });
      const url = await Plotly.toImage(holder, { format, width: width / scale, height: height / scale, scale });
      return dataBlob(url);
    } finally {
      Plotly.purge(holder);
      holder.remove();
    }
  }

  // The page's policy lets it fetch nothing, data: included.
  function dataBlob(url) {
    const comma = url.indexOf(',');
    const type = url.slice(5, comma).split(';')[0];
    if (!url.slice(0, comma).includes('base64')) return new Blob([decodeURIComponent(url.slice(comma + 1))], { type });
    const text = atob(url.slice(comma + 1));
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return new Blob([bytes], { type });
  }

  return { draw, image, series, highlight, zoom, titleOf, resize: (element) => element.layout && Plotly.Plots.resize(element), purge: (element) => Plotly.purge(element) };
})();
