import type { Channel, Delivery, OutboxMessage, Outgoing } from '../../assistant/ports.ts';
import { type ChatRef, channelName, readChatAddress } from './address.ts';
import type { BotApi } from './api.ts';
import type { FormattedText } from './entities.ts';
import { type InlineKeyboard, layKeyboard } from './keyboard.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { readSendResult, type SendResult } from './result.ts';
import { makeTopic, outOfTopic } from './topic.ts';

/** Pieces that arrived of messages that are not through; a restart forgets them, and the message starts over. */
const mostUnfinished = 1000;

interface Progress {
  /** Pieces that are done with. */
  readonly done: number;
  /** Telegram's ids of what arrived. */
  readonly arrived: readonly string[];
  /** Why something that went along did not. */
  readonly lost?: string | undefined;
}

const nothing: Progress = { done: 0, arrived: [] };

/** What a sender may do beside calling the Bot API. */
export interface SenderParts {
  /** Draws an SVG as a PNG; without it the words of a picture go alone. */
  readonly renderPicture?: ((svg: string) => Promise<Uint8Array>) | undefined;
}

/**
 * Delivers messages to Telegram, each by one call for each piece of it. Tries nothing again: the outbox does, and a
 * message that got stuck between two pieces goes on where it stopped.
 */
export function createSender(api: BotApi, { renderPicture }: SenderParts = {}): Channel {
  const unfinished = new Map<string, Progress>();

  const keep = (id: string, progress: Progress) => {
    unfinished.delete(id);
    const oldest = unfinished.size >= mostUnfinished ? unfinished.keys().next().value : undefined;
    if (oldest !== undefined) unfinished.delete(oldest);
    unfinished.set(id, progress);
  };

  const draw = async ({ picture }: Outgoing): Promise<Uint8Array | undefined> =>
    picture === undefined ? undefined : renderPicture?.(picture).catch(() => undefined);

  /** Sends what is left of a message, until a piece does not go through. */
  const send = async (message: OutboxMessage, to: ChatRef, pieces: readonly Piece[]): Promise<Delivery> => {
    const { outgoing, edits, answers } = message;
    let progress = unfinished.get(message.id) ?? nothing;
    for (const [index, piece] of pieces.entries()) {
      if (index < progress.done) continue;
      const first = progress.arrived.length === 0;
      const delivery = await deliverPiece(api, piece, {
        to,
        keyboard: index === pieces.length - 1 ? layKeyboard(outgoing.buttons) : undefined,
        edits: index === 0 ? messageId(edits) : undefined,
        // In a group many talk at once, so there an answer points at what it answers.
        answers: first && to.chatId < 0 ? messageId(answers) : undefined,
      });
      // What goes along may be refused for its own sake; the words still go.
      const tried = outOfTopic(delivery, to);
      const dropped = tried.kind === 'never' && piece.kind === 'media' && index < pieces.length - 1;
      if (tried.kind !== 'sent' && !dropped) return tried;
      const { message: id, lost } = tried.kind === 'sent' ? tried : { lost: tried.reason };
      const missed = piece.kind === 'media' && piece.adorns ? undefined : lost;
      progress = {
        done: index + 1,
        arrived: id === undefined ? progress.arrived : [...progress.arrived, id],
        lost: progress.lost ?? missed,
      };
      keep(message.id, progress);
    }
    const { arrived, lost } = progress;
    const [last] = arrived.slice(-1);
    return {
      kind: 'sent',
      ...(last === undefined ? {} : { message: last }),
      ...(arrived.length < 2 ? {} : { earlier: arrived.slice(0, -1) }),
      ...(lost === undefined ? {} : { lost }),
    };
  };

  return {
    name: channelName,
    async deliver(message) {
      const to = readChatAddress(message.to);
      if (to === undefined) return { kind: 'never', reason: 'not a chat of this channel' };
      if (to.part !== undefined) return makeTopic(api, to, message.topic);
      const pieces = piecesOf(message.outgoing, await draw(message.outgoing));
      if (pieces.length === 0) return { kind: 'never', reason: 'empty text' };
      const delivery = await send(message, to, pieces);
      const again = delivery.kind === 'later' || delivery.kind === 'moved' || delivery.kind === 'unknown';
      if (!again || (delivery.kind === 'unknown' && message.policy === 'once')) unfinished.delete(message.id);
      return delivery;
    },
  };
}

/** How one piece goes over the wire; `edits` and `answers` only with the first. */
interface Frame {
  readonly to: ChatRef;
  readonly keyboard: InlineKeyboard | undefined;
  readonly edits: number | undefined;
  readonly answers: number | undefined;
}

function deliverPiece(api: BotApi, piece: Piece, frame: Frame): Promise<Delivery> {
  return piece.kind === 'media' ? sendMedia(api, piece, frame) : deliverWords(api, piece.words, frame);
}

async function deliverWords(api: BotApi, words: FormattedText, frame: Frame): Promise<Delivery> {
  if (frame.edits === undefined) return sendWords(api, words, frame);
  const payload = { ...body(frame), ...text(words), message_id: frame.edits };
  const edited = await callWith(api, 'editMessageText', payload, 'entities');
  // A message that is as it should be already is ours all the same.
  if (edited.kind === 'sent') return { kind: 'sent', message: String(frame.edits) };
  return edited.kind === 'send_anew' ? sendWords(api, words, frame) : edited;
}

function sendWords(api: BotApi, words: FormattedText, frame: Frame): Promise<Delivery> {
  return send(api, 'sendMessage', { ...body(frame), ...place(frame), ...text(words) }, 'entities');
}

/** What Telegram says of a group that takes words only. */
const noMedia = /rights to send/i;

/** Sends a picture or a file with its words under it; where that is refused, the words alone. */
async function sendMedia(api: BotApi, piece: Piece & { kind: 'media' }, frame: Frame): Promise<Delivery> {
  const { method, field, file, words } = piece;
  const payload = {
    ...body(frame),
    ...place(frame),
    [field]: file,
    ...(words === undefined ? {} : { caption: words.text, caption_entities: words.entities }),
  };
  const form = typeof file === 'string' ? payload : asForm(payload);
  const delivery = await send(api, method, form, 'caption_entities');
  const refused = delivery.kind === 'never' || (delivery.kind === 'gone' && noMedia.test(delivery.reason));
  if (!refused) return delivery;
  const { reason } = delivery;
  // A topic that is gone refuses everything alike.
  if (words === undefined || outOfTopic({ kind: 'never', reason }, frame.to).kind === 'moved')
    return { kind: 'never', reason };
  const alone = await sendWords(api, words, frame);
  return alone.kind === 'sent' ? { ...alone, lost: reason } : alone;
}

async function send(api: BotApi, method: string, payload: object, entities: string): Promise<Delivery> {
  const sent = await callWith(api, method, payload, entities);
  return sent.kind === 'send_anew' ? { kind: 'never', reason: 'refused as an edit' } : sent;
}

/** Calls, and once more without entities if they are what is refused. */
async function callWith(
  api: BotApi,
  method: string,
  payload: object,
  entities: string,
): Promise<Exclude<SendResult, { kind: 'send_plain' }>> {
  const result = readSendResult(await api.call(method, payload));
  if (result.kind !== 'send_plain') return result;
  const plain = readSendResult(await api.call(method, { ...payload, [entities]: [] }));
  return plain.kind === 'send_plain' ? { kind: 'never', reason: plain.reason } : plain;
}

function body({ to, keyboard }: Frame) {
  return { chat_id: to.chatId, ...(keyboard === undefined ? {} : { reply_markup: keyboard }) };
}

/** Where in the chat a new message goes. */
function place({ to, answers }: Frame) {
  return {
    ...(to.threadId === undefined ? {} : { message_thread_id: to.threadId }),
    ...(answers === undefined
      ? {}
      : { reply_parameters: { message_id: answers, allow_sending_without_reply: true } }),
  };
}

function text({ text, entities }: FormattedText) {
  return { text, entities, link_preview_options: { is_disabled: true } };
}

/** In a form every field is a text; the client sees to the file and the buttons. */
function asForm(payload: object): object {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      name === 'caption_entities' || name === 'reply_parameters' ? JSON.stringify(value) : value,
    ]),
  );
}

function messageId(id: string | undefined): number | undefined {
  return id !== undefined && /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}
