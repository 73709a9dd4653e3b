import { may } from '../../accounts/index.ts';
import {
  applyCommand,
  type Command,
  commandOf,
  type Fix,
  mapGet,
  siteOf,
  type World,
} from '../../peering/index.ts';
import { guideText, reasonSentence } from '../../text/index.ts';
import type { At, Values } from '../guides/guide.ts';
import { listed } from '../guides/listed.ts';
import type { Button, Reply } from '../reply.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { canonicalEnd, type End, type Looking, shownEnd } from './ends.ts';
import { fixSteps } from './say-fix.ts';

/** Room for the reasons and for the steps, in characters: a message holds 4,096. */
const room = 1300;
/** Buttons for single steps; one more does all of them. */
const stepsAtOnce = 6;

/** Says whether two ends can talk, why not, whose move it is, and offers what the reader may do about it. */
export function sayDiagnosis(looking: Looking & Pick<At, 'role'>, from: End, to: End): Reply {
  const { lang } = looking;
  const words = guideText[lang].connectivity;
  const diagnosed = diagnose(looking, from, to);
  if (!diagnosed.ok) {
    const reasons = [...new Set(diagnosed.refusals.map((reason) => reasonSentence(lang, reason)))];
    return { markdown: reasons.join('\n'), buttons: [] };
  }
  const { diagnosis } = diagnosed;
  const ends = { from, to };
  const verdict = words.verdicts[diagnosis.verdict](shownEnd(from, looking), shownEnd(to, looking));
  const again: Button = {
    label: words.buttons.again,
    action: { do: 'guide', guide: 'check_connectivity', values: valuesOf(ends), uin: looking.uin },
  };
  if (diagnosis.verdict === 'REACHABLE')
    return {
      markdown: [verdict, proof(looking, diagnosis, ends), words.outOfScope].join('\n\n'),
      buttons: [again],
    };
  return {
    markdown: [verdict, ...causes(looking, diagnosis), ...steps(looking, diagnosis)].join('\n\n'),
    buttons: [...moves(looking, diagnosis, ends), again],
  };
}

interface Ends {
  readonly from: End;
  readonly to: End;
}
const valuesOf = ({ from, to }: Ends): Values => ({ from: canonicalEnd(from), to: canonicalEnd(to) });

/** The way there and the way back, stop by stop. */
function proof(looking: Looking, { via, tables }: Diagnosis, { from, to }: Ends): string {
  const words = guideText[looking.lang].connectivity;
  const [start, end] = [shownEnd(from, looking), shownEnd(to, looking)];
  const link = via === null || via === 'LOCAL' ? [] : [`\`${via}\``];
  const stops = (ids: readonly (string | null)[]): string[] =>
    link.length === 0 || ids.length === 0
      ? []
      : [ids.map((id) => (id === null ? words.theirTable : `\`${id}\``)).join('/')];
  return words.proof(
    [start, ...stops(tables.there), ...link, end].join(' → '),
    [end, ...stops(tables.back), ...link, start].join(' → '),
  );
}

function causes({ lang, uin }: Looking, { blockers }: Diagnosis): string[] {
  const { causes: head, moves, more } = guideText[lang].connectivity;
  const lines = blockers.map(({ reason, by }) => {
    const sentence = reasonSentence(lang, reason);
    return `- ${by === null ? sentence : by === uin ? moves.mine(sentence) : moves.theirs(sentence, by)}`;
  });
  return lines.length === 0 ? [] : [[head, ...listed([...new Set(lines)], room, more)].join('\n')];
}

function steps(looking: Looking & Pick<At, 'role'>, { blockers, fixes }: Diagnosis): string[] {
  const { lang, uin, role } = looking;
  const words = guideText[lang].connectivity;
  const whats = fixSteps(looking, fixes);
  const lines = fixes.map(({ by }, place) =>
    words.step(by === uin ? words.you : words.them(by), whats[place] ?? ''),
  );
  // Whose tables nobody here has seen, and no step tells what to do there.
  const askedToLook = blockers.flatMap(({ by, side }) =>
    by === null || by === uin || side === null || fixes.some((fix) => fix.by === by) ? [] : [by],
  );
  lines.push(...[...new Set(askedToLook)].map(words.theirCheck));
  if (lines.length === 0) return [words.noSteps];
  const numbered = [...new Set(lines)].map((line, place) => `${place + 1}. ${line}`);
  const said = [words.steps, ...listed(numbered, room, words.more)].join('\n');
  return fixes.some(({ by }) => by === uin) && !may(role, 'operate') ? [said, words.viewer] : [said];
}

/** Buttons for what the reader may do at once, and for asking the other side for the rest. */
function moves(looking: Looking & Pick<At, 'role'>, diagnosis: Diagnosis, ends: Ends): Button[] {
  const { world, uin, role } = looking;
  const { buttons: words } = guideText[looking.lang].connectivity;
  if (!may(role, 'operate')) return [];
  const { fixes, blockers, via } = diagnosis;
  const then = { guide: 'check_connectivity', values: valuesOf(ends) } as const;
  const ready = inOrder(looking, fixes);
  const single = ready.filter(
    ({ command }) => applyCommand(world, { actor: uin, now: looking.now }, command).ok,
  );
  const buttons: Button[] = single.slice(0, stepsAtOnce).map(({ fix, command }) => ({
    label: labelOf(fix, words),
    action: { do: 'perform', uin, commands: [command], then },
  }));
  if (ready.length > 1)
    buttons.unshift({
      label: words.all(ready.length),
      action: { do: 'perform', uin, commands: ready.map(({ command }) => command), then },
    });
  const create = fixes.find((fix) => fix.op === 'create_peering' && fix.by === uin);
  if (create?.op === 'create_peering')
    buttons.push({
      label: words.create,
      action: { do: 'guide', guide: 'create', values: requestOf(world, create), uin },
    });
  const theirs = [...fixes, ...blockers].some(({ by }) => by !== null && by !== uin);
  if (theirs && via !== null && mapGet(world.peerings, via) !== undefined)
    buttons.push({ label: words.remind, action: { do: 'remind', uin, peering: via } });
  return buttons;
}

/** Own fixes that can be carried out now, each after those before it; a new peering has a guide of its own. */
function inOrder({ world, uin, now }: Looking, fixes: readonly Fix[]): { fix: Fix; command: Command }[] {
  const ready: { fix: Fix; command: Command }[] = [];
  let next = world;
  for (const fix of fixes) {
    if (fix.by !== uin || fix.op === 'create_peering') continue;
    const command = commandOf(next, fix);
    const done = applyCommand(next, { actor: uin, now }, command);
    if (!done.ok) continue;
    next = done.world;
    ready.push({ fix, command });
  }
  return ready;
}

type ButtonWords = (typeof guideText)['zh']['connectivity']['buttons'];

function labelOf(fix: Fix, words: ButtonWords): string {
  switch (fix.op) {
    case 'create_peering':
      return words.create;
    case 'accept':
      return words.accept(fix.peering);
    case 'add_route':
    case 'delete_route':
    case 'enable_route':
      return words[fix.op](fix.dest, fix.routeTable);
  }
}

/** The answers that the create guide needs for this peering. */
function requestOf(world: World, fix: Fix & { op: 'create_peering' }): Values {
  const [near, far] = [siteOf(world, fix.requesterVpc)?.vpc, siteOf(world, fix.accepterVpc)?.vpc];
  if (near === undefined || far === undefined) return {};
  const whose =
    near.owner === far.owner ? { peer_kind: 'mine' } : { peer_kind: 'other', peer_account: far.owner };
  return {
    local_region: near.region,
    local_vpc: near.id,
    peer_region: far.region,
    ...whose,
    peer_vpc: far.id,
    ...(fix.bandwidthMbps === undefined ? {} : { bandwidth_mbps: String(fix.bandwidthMbps) }),
  };
}
