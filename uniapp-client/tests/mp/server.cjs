/** The mock backend behind wx.request. */

/** 'https://host/api/a?b=c' → what the backend's `handle` takes. */
function toCall({ url, method = 'GET', header = {}, data }) {
  const [path, search = ''] = url.replace(/^.*?\/api/, '').split('?');
  const query = {};
  for (const pair of search.split('&').filter(Boolean)) {
    const [name, value = ''] = pair.split('=');
    query[decodeURIComponent(name)] = decodeURIComponent(value);
  }
  return { method, path, query, headers: header, body: data };
}

async function createServer(options) {
  const { createBackend } = await import('../support/mock-backend.mjs');
  const backend = createBackend(options);
  return {
    backend,
    state: backend.state,
    answer: (request) => backend.handle(toCall(request)),
    /** One-off answer for the next matching request. */
    fault(method, path, reply) {
      backend.state.faults.push((call) => (call.method === method && path.test(call.path) ? reply : null));
    },
    requests: (method, path) =>
      backend.state.log.filter((call) => call.method === method && path.test(call.path)),
  };
}

const refusal = (status, name, message, details = {}) => ({
  status,
  body: { data: null, error: { status, name, message, details } },
});

module.exports = { createServer, refusal };
