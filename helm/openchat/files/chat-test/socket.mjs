// A WebSocket for text frames of JSON: Node's own takes no headers in some versions, and the services look at the origin.
import { createHash, randomBytes } from 'node:crypto';

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** Opens a socket: request is a function that sends an HTTP request with headers, as those in ingress.mjs. */
export async function openSocket(request, url, origin, protocols, more = {}) {
  const key = randomBytes(16).toString('base64');
  const upgrade = await request(url, {
    ...more,
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      Origin: origin,
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': key,
      'Sec-WebSocket-Protocol': protocols.join(', '),
    },
  });
  if (!upgrade.socket) {
    const code = upgrade.headers['x-openchat-error'];
    throw new Error(`${url.pathname} was refused with ${upgrade.status}${code ? ` ${code}` : ''}`);
  }
  const accepted = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  if (upgrade.headers['sec-websocket-accept'] !== accepted) {
    throw new Error(`${url.pathname} was answered by something that speaks no WebSocket`);
  }
  return new Socket(upgrade.socket, upgrade.rest);
}

class Socket {
  #socket;
  #bytes;
  #frames = [];
  #over;
  #wake = () => {};

  constructor(socket, rest) {
    this.#socket = socket;
    this.#bytes = rest;
    socket.on('data', (more) => {
      this.#bytes = Buffer.concat([this.#bytes, more]);
      this.#read();
    });
    socket.on('error', (e) => this.#end(e.message));
    socket.on('close', () => this.#end('without a word'));
    this.#read();
  }

  send(frame) {
    this.#write(TEXT, Buffer.from(JSON.stringify(frame)));
  }

  /** The next frame that is wanted; those before it are passed over, but an error is not. */
  async receive(wanted) {
    for (;;) {
      while (this.#frames.length > 0) {
        const frame = this.#frames.shift();
        if (frame.type === 'error') {
          throw new Error(`the service answered ${frame.code}: ${frame.text}`);
        }
        if (wanted(frame)) {
          return frame;
        }
      }
      if (this.#over) {
        throw new Error(`the socket was closed ${this.#over}`);
      }
      await new Promise((wake) => (this.#wake = wake));
    }
  }

  close() {
    this.#socket.destroy();
  }

  #end(why) {
    this.#over ??= why;
    this.#wake();
  }

  // RFC 6455, section 5.2; the service sends no fragments
  #read() {
    for (;;) {
      const bytes = this.#bytes;
      if (bytes.length < 2) {
        return;
      }
      const short = bytes[1] & 0x7f;
      const header = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (bytes.length < header) {
        return;
      }
      const length = header === 4 ? bytes.readUInt16BE(2) : header === 10 ? Number(bytes.readBigUInt64BE(2)) : short;
      if (bytes.length < header + length) {
        return;
      }
      this.#bytes = bytes.subarray(header + length);
      this.#take(bytes[0] & 0x0f, bytes.subarray(header, header + length));
    }
  }

  #take(kind, payload) {
    if (kind === TEXT) {
      this.#frames.push(...[JSON.parse(payload.toString())].flat()); // one, or several that came together
      this.#wake();
    } else if (kind === PING) {
      this.#write(PONG, payload);
    } else if (kind === CLOSE) {
      this.#end(payload.length < 2 ? 'without a code' : `with ${payload.readUInt16BE(0)} ${payload.subarray(2)}`);
      this.#socket.end();
    }
  }

  // clients mask what they send; a mask of zeros is one
  #write(kind, payload) {
    const length = payload.length;
    const header =
      length < 126 ? Buffer.from([0x80 | kind, 0x80 | length]) : Buffer.from([0x80 | kind, 0x80 | 126, length >> 8, length & 0xff]);
    this.#socket.write(Buffer.concat([header, Buffer.alloc(4), payload]));
  }
}
