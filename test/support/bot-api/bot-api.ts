import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Params } from './checks.ts';
import { type Fault, FaultScript } from './faults.ts';
import { LongPoll } from './long-poll.ts';
import { type MethodContext, methods, type OpenQuery } from './methods.ts';
import { readForm } from './multipart.ts';
import { People } from './people.ts';
import { writePieces } from './post.ts';
import { seededRandom } from './random.ts';
import { badRequest, Refusal } from './refusal.ts';
import { UpdateQueue } from './update-queue.ts';
import { VirtualClock } from './virtual-clock.ts';
import { WebhookDelivery } from './webhook-delivery.ts';
import { type SentMessage, World } from './world.ts';

/** A call of the bot. */
export interface Call {
  /** When it arrived, by the emulator's clock. */
  readonly at: number;
  readonly method: string;
  readonly params: Params;
  /** The fault it met. */
  readonly fault?: Fault['kind'];
  /** Whether it was done, whatever the bot heard of it. */
  done?: boolean;
  /** HTTP status of the answer; none where the connection was cut. */
  status?: number;
}

export interface BotApiOptions {
  readonly seed?: number;
  readonly token?: string;
  readonly clock?: VirtualClock;
}

/** A Telegram of our own: the Bot API over real HTTP, its people, its clock, its faults and a ledger of every call. */
export class BotApi {
  readonly token: string;
  readonly clock: VirtualClock;
  readonly ledger: Call[] = [];
  readonly world = new World();
  readonly faults: FaultScript;
  readonly queue: UpdateQueue;
  readonly polls: LongPoll;
  readonly webhook: WebhookDelivery;
  readonly people: People;
  readonly queries = new Map<string, OpenQuery>();
  readonly commands = new Map<string, unknown>();
  /** Files that people sent, by id. */
  readonly files = new Map<string, Uint8Array>();
  readonly bot = { id: 4242, username: 'peering_bot' };
  readonly #server: Server;

  constructor({ seed = 1, token = '4242:AAF-emulated-token-of-a-bot-000000', clock }: BotApiOptions = {}) {
    const random = seededRandom(seed);
    this.token = token;
    this.clock = clock ?? new VirtualClock();
    this.faults = new FaultScript(random);
    this.queue = new UpdateQueue(this.clock, random);
    this.polls = new LongPoll(this.queue, this.clock);
    this.webhook = new WebhookDelivery(this.queue, this.clock, this.faults, random);
    this.people = new People(this.#context(), this.queue);
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.webhook.stop();
    this.clock.stop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What to give a client as the root of the API. */
  get root(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Resolves when nobody is connected: all that was sent by whoever is gone has been read. */
  async deserted(): Promise<void> {
    const open = () => new Promise((resolve) => this.#server.getConnections((_, count) => resolve(count)));
    while ((await open()) !== 0) await new Promise((resume) => setTimeout(resume, 5));
  }

  /** Calls of a method, in the order of arrival. */
  calls(method: string): readonly Call[] {
    return this.ledger.filter((call) => call.method === method);
  }

  /** What the bot said in a chat and is still there. */
  said(chat: number): readonly SentMessage[] {
    return [...(this.world.chats.get(chat)?.messages.values() ?? [])].filter(
      ({ from, opensTopic }) => from === undefined && opensTopic === undefined,
    );
  }

  #context(): MethodContext {
    const { world, clock, bot, queries, commands } = this;
    return { world, clock, bot, queries, commands };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = this.clock.now();
    const hungUp = new AbortController();
    response.on('close', () => hungUp.abort());
    const body = await readAll(request);
    const [, owner, file] = /^\/file\/bot([^/]+)\/documents\/([\w-]+)$/.exec(request.url ?? '') ?? [];
    if (file !== undefined) return this.#serveFile(owner === this.token ? file : '', response);
    const [, token, name = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
    const fault = this.faults.draw(name);
    const params = readParams(request, body);
    const call: Call = { at, method: name, params, ...(fault === undefined ? {} : { fault: fault.kind }) };
    this.ledger.push(call);

    if (fault?.kind === 'delay') await this.clock.sleep(fault.ms);
    if (fault?.kind === 'drop_before') return void request.socket.destroy();
    const answer = await this.#answer(token, name, params, fault, call, hungUp.signal);
    if (fault?.kind === 'drop_after') return void request.socket.destroy();
    const text = fault?.kind === 'garbage' ? '<html>\ufffd not JSON' : JSON.stringify(answer.body);
    call.status = answer.status;
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    if (fault?.kind === 'split') await writePieces(response, Buffer.from(text), fault.bytes, 1);
    else response.end(text);
  }

  #serveFile(id: string, response: ServerResponse): void {
    const bytes = this.files.get(id);
    if (bytes === undefined) return void response.writeHead(404).end();
    // In pieces and without a length, as a file may come.
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    for (let at = 0; at < bytes.length; at += 65_536) response.write(bytes.subarray(at, at + 65_536));
    response.end();
  }

  async #answer(
    token: string | undefined,
    name: string,
    params: Params,
    fault: Fault | undefined,
    call: Call,
    hungUp: AbortSignal,
  ): Promise<{ status: number; body: unknown }> {
    try {
      if (token !== this.token) throw new Refusal(401, 'Unauthorized');
      if (fault?.kind === 'too_many')
        throw new Refusal(429, `Too Many Requests: retry after ${fault.retryAfter}`, {
          retry_after: fault.retryAfter,
        });
      if (fault?.kind === 'server_error') throw new Refusal(fault.status, 'Internal Server Error');
      const result = await this.#call(name, params, hungUp);
      call.done = true;
      if (fault?.kind === 'duplicate' && name === 'getUpdates')
        this.polls.repeats.push(...(result as readonly Record<string, unknown>[]));
      return { status: 200, body: { ok: true, result } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message, parameters } = error;
      return {
        status: code,
        body: { ok: false, error_code: code, description: message, ...(parameters && { parameters }) },
      };
    }
  }

  async #call(name: string, params: Params, hungUp: AbortSignal): Promise<unknown> {
    switch (name) {
      case 'getUpdates':
        if (this.webhook.settings !== undefined)
          throw new Refusal(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
          );
        return this.polls.poll(params, hungUp);
      case 'setWebhook':
        return this.#setWebhook(params);
      case 'deleteWebhook':
        this.webhook.set(undefined);
        if (params.drop_pending_updates === true) this.queue.clear();
        return true;
      case 'getWebhookInfo':
        return {
          url: this.webhook.settings?.url ?? '',
          has_custom_certificate: false,
          pending_update_count: this.queue.waiting.length,
        };
      default: {
        const method = methods.get(name);
        if (method === undefined) throw new Refusal(404, 'Not Found');
        return method(this.#context(), params);
      }
    }
  }

  #setWebhook(params: Params): true {
    const { url, secret_token: secret, max_connections: most = 40 } = params;
    if (typeof url !== 'string' || !/^https?:\/\//.test(url))
      throw badRequest('invalid webhook URL specified');
    // The real one takes no plain HTTP; on this machine there is nothing to encrypt for.
    if (url.startsWith('http:') && new URL(url).hostname !== '127.0.0.1')
      throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
    if (secret !== undefined && !/^[\w-]{1,256}$/.test(String(secret)))
      throw badRequest('secret token contains unallowed characters');
    this.webhook.set({
      url,
      secret: secret === undefined ? undefined : String(secret),
      maxConnections: Math.min(Math.max(Number(most), 1), 100),
    });
    return true;
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    // The client went away; what came will not parse.
  }
  return Buffer.concat(chunks);
}

function readParams(request: IncomingMessage, bytes: Buffer): Params {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://local').searchParams);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return { ...query, ...readForm(type, bytes) };
  const body = bytes.toString();
  if (body === '') return query;
  try {
    const parsed: unknown = JSON.parse(body);
    return { ...query, ...(parsed as Params) };
  } catch {
    return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  }
}
