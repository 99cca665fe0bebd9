// Where the data come from. The rest of the page does not know whether it was served or opened as a file.

/** A column as the page's documents have it: numbers with null for missing ones, or packed. */
function column(packed) {
  if (!packed) return [];
  if (Array.isArray(packed)) return packed.map((value) => (value === null ? NaN : value));
  if (packed.decoded) return packed.decoded;
  const text = atob(packed.f64 || packed.f32);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  packed.decoded = packed.f64 ? new Float64Array(bytes.buffer) : new Float32Array(bytes.buffer);
  return packed.decoded;
}

/** A figure of the engine with its columns unpacked. */
function unpackFigure(figure) {
  if (!figure || figure.missing) return figure;
  for (const panel of figure.panels) {
    for (const layer of panel.layers) for (const name of ['x', 'y', 'x2', 'y2', 'lo', 'hi']) if (layer[name]) layer[name] = column(layer[name]);
  }
  return figure;
}

function unpackRun(run) {
  if (!run) return null;
  for (const figure of Object.values(run.figures)) unpackFigure(figure);
  for (const variants of Object.values(run.variants)) for (const figure of Object.values(variants)) unpackFigure(figure);
  for (const series of run.series || []) for (const name of ['x', 'y', 'lo', 'hi']) if (series[name]) series[name] = column(series[name]);
  return run;
}

const memoized = (load) => {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, load(key));
    return known.get(key);
  };
};

/** The data inside the page: each run's document is parsed on its first use. */
function fileSource() {
  const read = (id) => {
    const element = $(id);
    return element ? JSON.parse(element.textContent) : null;
  };
  const configurations = memoized(() => read('aiperf-configurations'));
  return {
    served: false,
    manifest: async () => read('aiperf-data'),
    run: memoized(async (key) => unpackRun(read('aiperf-run-' + key))),
    configuration: async (key) => {
      const all = configurations('all');
      return all && Object.prototype.hasOwnProperty.call(all, key) ? all[key] : null;
    },
  };
}

/** The data of the server that sent the page. */
function serverSource() {
  let token = new URLSearchParams(location.search).get('token') || '';
  const get = async (path) => {
    const answer = await fetch(path, { headers: { Accept: 'application/json', 'X-AiPerf-Token': token } });
    if (!answer.ok) throw new Error(answer.status === 404 ? 'The server does not have it.' : `The server answered ${answer.status}.`);
    return answer.json();
  };
  const post = (path, body) => fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-AiPerf-Token': token }, body: JSON.stringify(body) });
  return {
    served: true,
    manifest: async () => {
      const manifest = await get('api/manifest');
      token = manifest.token || '';
      return manifest;
    },
    run: memoized(async (key) => unpackRun(await get(`api/runs/${encodeURIComponent(key)}`))),
    configuration: memoized((key) => get(`api/runs/${encodeURIComponent(key)}/config`)),
    picture: async (request) => {
      const answer = await post('api/picture', request);
      return answer.ok ? answer.blob() : null;
    },
    reload: () => post('api/reload', {}),
    shutdown: () => post('api/shutdown', {}),
    page: async () => (await post('api/page', {})).blob(),
  };
}

const source = $('aiperf-data') ? fileSource() : serverSource();
