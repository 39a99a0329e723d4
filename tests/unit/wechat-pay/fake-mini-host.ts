/** A scripted api.weixin.qq.com: issues tokens, honours only the latest, answers what the test has put in. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startFakeHost, type FakeHost } from './fake-wechat';

export interface FakeMiniHost {
  host: FakeHost;
  /** tokens honoured now */
  honoured: string[];
  /** answer by path; a Buffer is sent as an image */
  answers: Map<string, unknown>;
  /** one entry per token request: whether it was forced */
  forced: boolean[];
  /** paths requested so far */
  paths(): string[];
  reset(): void;
}

/** Starts the host on loopback. */
export async function startFakeMiniHost(): Promise<FakeMiniHost> {
  const host = await startFakeHost();
  let issued = 0;
  const mini: FakeMiniHost = {
    host,
    honoured: [],
    answers: new Map(),
    forced: [],
    paths: () => host.requests.map((request) => request.url.split('?')[0] ?? ''),
    reset: () => {
      mini.honoured = [];
      mini.answers.clear();
      mini.forced.length = 0;
      host.requests.length = 0;
    },
  };
  const issue = (force: boolean) => {
    mini.forced.push(force);
    if (force || mini.honoured.length === 0) mini.honoured = [`SIM_TOKEN_${(issued += 1)}`];
    return { access_token: mini.honoured[0], expires_in: 7200 };
  };
  host.handler = (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://h');
    const token = searchParams.get('access_token');
    if (pathname === '/cgi-bin/stable_token') send(response, issue(request.body.includes('"force_refresh":true')));
    else if (token !== null && !mini.honoured.includes(token)) {
      send(response, { errcode: 40001, errmsg: `invalid ${token}` });
    } else send(response, mini.answers.get(pathname) ?? { errcode: 0, errmsg: 'ok' });
  };
  return mini;
}

function send(response: ServerResponse<IncomingMessage>, value: unknown): void {
  if (Buffer.isBuffer(value)) response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(value);
  else response.writeHead(200, { 'Content-Type': 'text/plain' }).end(JSON.stringify(value));
}
