// The ingress between a browser and the services: one that is played here, or the real one.
import http from 'node:http';
import https from 'node:https';

/** Longer than a store or an identity provider may take that is being started. */
const PATIENCE = 10_000;

/** Sends requests for the public addresses to the services, with the headers that ingresses set. */
export class PlayedIngress {
  #routes;
  #origins;

  /** @param routes [path, base URL of the service], the first one that fits counts */
  constructor(origins, routes) {
    this.#origins = origins;
    this.#routes = routes;
  }

  /**
   * One request without redirects: {status, headers, text}, or {socket, rest, headers} when it was upgraded.
   *
   * @param scheme what the ingress says of a browser's request: https, but of a socket's some say wss
   */
  request = (url, { method = 'GET', headers = {}, body, scheme = 'https' } = {}) => {
    if (!this.#origins.includes(url.origin)) {
      return send(url, { method, headers }, body); // somebody else's: an identity provider of your own
    }
    const [, base] = this.#routes.find(([path]) => url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/')));
    const forwarded = {
      Host: url.host,
      'X-Forwarded-Proto': scheme,
      'X-Forwarded-Host': url.host,
      'X-Forwarded-Port': url.port || '443',
      'X-Forwarded-Server': 'helm-test',
      'X-Forwarded-For': '127.0.0.1',
      'X-Real-Ip': '127.0.0.1',
    };
    return send(new URL(url.pathname + url.search, base), { method, headers: { ...headers, ...forwarded } }, body);
  };
}

/** Sends requests for the public addresses to the ingress that is there, by TLS and under their names. */
export class RealIngress {
  #origins;
  #host;
  #port;
  /** Why a browser would not trust the certificates, by host. */
  distrusted = new Map();

  /** @param address host:port */
  constructor(origins, address) {
    const at = new URL(`https://${address}`);
    this.#origins = origins;
    this.#host = at.hostname.replace(/^\[|\]$/g, '');
    this.#port = at.port || '443';
  }

  request = async (url, { method = 'GET', headers = {}, body } = {}) => {
    if (!this.#origins.includes(url.origin)) {
      return send(url, { method, headers }, body);
    }
    // nobody here has to believe the certificate, but who asks is told about it
    const way = { hostname: this.#host, port: this.#port, servername: url.hostname, rejectUnauthorized: false };
    const answer = await send(url, { method, headers: { ...headers, Host: url.host }, ...way }, body);
    if (answer.distrust) this.distrusted.set(url.hostname, answer.distrust);
    return answer;
  };
}

/** Nothing answered at all. */
export class Unreachable extends Error {}

function send(url, options, body) {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, { ...options, agent: false });
    request.setTimeout(PATIENCE, () => request.destroy(new Error(`no answer in ${PATIENCE / 1000} s`)));
    request.on('error', (e) =>
      reject(
        new Unreachable(
          `${options.hostname ? `${options.hostname}:${options.port}` : url.origin} cannot be reached: ${e.code ?? e.message}`,
        ),
      ),
    );
    request.on('upgrade', (answer, socket, rest) => {
      socket.setTimeout(0);
      resolve({ socket, rest, headers: answer.headers });
    });
    request.on('response', async (answer) => {
      const parts = [];
      const distrust = answer.socket.authorizationError?.toString();
      try {
        for await (const part of answer) parts.push(part);
        resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString(), distrust });
      } catch (e) {
        reject(e);
      }
    });
    request.end(body);
  });
}
