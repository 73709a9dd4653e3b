import type { Endpoint } from '../peering/index.ts';
import { type PeeringLanguage, peeringText, refusalText, traceText } from '../text/peering.ts';
import { peeringFacts, type StepResult } from './run-step.ts';
import type { SerialStep } from './schema.ts';

/** What the bot would say to a step's result. */
export function sayStep(lang: PeeringLanguage, step: SerialStep, result: StepResult): string {
  const { done } = peeringText(lang);
  switch (result.kind) {
    case 'refused':
      return refusalText(lang, result.refusals);
    case 'peering':
      return sayPeering(lang, step, result);
    case 'made':
      return done.made(result.id);
    case 'secondary':
      return done.secondary(result.vpc, result.cidr);
    case 'route': {
      if (step.op !== 'delete_route' && step.op !== 'enable_route' && step.op !== 'disable_route') {
        const added = done.routeAdded(result.dest, result.nextHop);
        return result.routeState === 'blackhole' ? `${added}\n${done.routeBlackhole}` : added;
      }
      return done.routeChanged[step.op](result.dest);
    }
    case 'trace': {
      const { from, to } = result.question;
      return traceText(lang, result.trace, { from: nameOf(from), to: nameOf(to), actor: step.actor ?? '' });
    }
    case 'bill':
      return result.payer === null
        ? done.free
        : done.bill(String(result.amount), result.currency, result.payer);
    case 'time':
      return done.time(new Date(result.state.now).toISOString());
  }
}

/** What the bot would say to a race: what each step came to, in the order written. */
export const sayRace = (lang: PeeringLanguage, sentences: readonly string[]): string =>
  [
    peeringText(lang).done.parallel(sentences.length),
    ...sentences.map((text, i) => `${i + 1}. ${text}`),
  ].join('\n');

/** An end of a question as a person would name it. */
export function nameOf(end: Endpoint): string {
  if ('subnet' in end) return end.subnet;
  if ('host' in end) return end.host;
  return 'external' in end ? `${end.external} (${end.via})` : `${end.ip} (${end.vpc})`;
}

function sayPeering(
  lang: PeeringLanguage,
  step: SerialStep,
  { state, peering, bandwidth }: Extract<StepResult, { kind: 'peering' }>,
): string {
  const words = peeringText(lang);
  const { done } = words;
  const facts = peeringFacts(state, peering);
  if (bandwidth) return done.bandwidth(peering.id, peering.bandwidthMbps ?? 0);
  if (step.op !== 'create_peering') {
    const lines = [done.peering(peering.id, words.states[facts.state])];
    if (step.op === 'accept') lines.push(done.activeNext);
    return lines.join('\n');
  }
  const next = facts.state === 'PENDING' ? done.pendingNext(step.args.accepterUin) : done.activeNext;
  const lines = [done.create_peering(peering.id, words.states[facts.state]), next];
  if (facts.billable && facts.payer !== null) lines.push(done.billed(words.account(facts.payer)));
  return lines.join('\n');
}
