import { request } from 'node:http';

export interface PostOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends the body in reads of so many bytes, one after the other. */
  readonly pieceBytes?: number;
  /** Real milliseconds between two of them. */
  readonly pauseMs?: number;
  /** Leaves the length out, so that the body comes chunked. */
  readonly chunked?: boolean;
}

export interface Answer {
  /** 0 where there was none. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Posts bytes as they are, in as many TCP writes as told. Resolves always. */
export function post(url: string, body: string | Buffer, options: PostOptions = {}): Promise<Answer> {
  const { headers = {}, pieceBytes, pauseMs = 1, chunked = false } = options;
  const bytes = Buffer.from(body);
  return new Promise((resolve) => {
    const outgoing = request(url, {
      method: 'POST',
      agent: false,
      timeout: 10_000,
      headers: {
        'content-type': 'application/json',
        ...(chunked ? {} : { 'content-length': String(bytes.length) }),
        ...headers,
      },
    });
    const none = () => resolve({ status: 0, headers: {}, body: '' });
    outgoing.on('error', none);
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('response', (incoming) => {
      const read: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => read.push(chunk));
      incoming.on('error', none);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(read).toString(),
        }),
      );
    });
    void writePieces(outgoing, bytes, pieceBytes ?? Math.max(bytes.length, 1), pauseMs);
  });
}

/** Writes so that each piece is a read of its own at the other end. */
export async function writePieces(
  out: NodeJS.WritableStream & { destroyed?: boolean; socket?: { setNoDelay(on: boolean): unknown } | null },
  bytes: Buffer,
  size: number,
  pauseMs: number,
): Promise<void> {
  out.socket?.setNoDelay(true);
  for (let at = 0; at < bytes.length && out.destroyed !== true; at += size) {
    if (at > 0) await new Promise((resume) => setTimeout(resume, pauseMs));
    if (!out.write(bytes.subarray(at, at + size))) await writable(out);
  }
  if (out.destroyed !== true) out.end();
}

/** Until the stream takes more, or never will. */
function writable(out: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ['drain', 'close', 'error']) out.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'close', 'error']) out.on(event, done);
  });
}
