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
  const { answerFaults, requestFaults } = await import('../support/contract.mjs');
  const backend = createBackend(options);
  /** Where the client or the mock left what ../openapi.json promises. */
  const broken = [];

  function answer(request) {
    const call = toCall(request);
    const faulty = backend.state.faults.length > 0;
    const reply = backend.handle(call);
    if (!faulty) broken.push(...requestFaults(call), ...answerFaults(call, reply));
    return reply;
  }
  return {
    backend,
    state: backend.state,
    broken,
    answer,
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
