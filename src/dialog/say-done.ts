import type { Lang } from '../faq/index.ts';
import { type Command, chargeOf, mapGet, type World } from '../peering/index.ts';
import { guideText, peeringText } from '../text/index.ts';
import { endsOfPeering } from './connectivity/ends.ts';
import type { GuideId } from './guides/guide.ts';
import { ownersOf } from './peering-facts.ts';
import type { Button, Reply } from './reply.ts';

/** What was carried out at one tap, as which account, and the network as it is then. */
export interface Carried {
  readonly uin: string;
  readonly world: World;
  readonly commands: readonly Command[];
}

/** Says what was done, one line a command, and offers what comes next. */
export function sayDone(lang: Lang, { uin, world, commands }: Carried): Reply {
  const lines = commands.flatMap((command) => linesOf(lang, world, command));
  const buttons = new Map<string, Button>();
  for (const command of commands)
    for (const button of nextOf(lang, uin, world, command)) buttons.set(JSON.stringify(button), button);
  return {
    markdown: (lines.length > 1 ? lines.map((line) => `- ${line}`) : lines).join('\n'),
    buttons: [...buttons.values()],
  };
}

function linesOf(lang: Lang, world: World, command: Command): readonly string[] {
  const words = peeringText(lang);
  const { done } = words;
  switch (command.op) {
    case 'create_peering': {
      const peering = mapGet(world.peerings, command.id);
      if (peering === undefined) return [];
      const { payer } = chargeOf(world, peering);
      const billed = payer !== null && /^\d+$/.test(payer) ? [done.billed(words.account(payer))] : [];
      const next = peering.state === 'PENDING' ? done.pendingNext(command.accepterUin) : done.activeNext;
      return [done.create_peering(peering.id, words.states[peering.state]), next, ...billed];
    }
    case 'accept':
    case 'reject':
    case 'delete':
    case 'reenable': {
      const peering = mapGet(world.peerings, command.peering);
      if (peering === undefined) return [];
      const next = command.op === 'accept' ? [done.activeNext] : [];
      return [done.peering(peering.id, words.states[peering.state]), ...next];
    }
    case 'modify':
      return [done.bandwidth(command.peering, command.bandwidthMbps)];
    case 'add_route': {
      const added = done.routeAdded(command.dest, command.nextHop);
      const peering = mapGet(world.peerings, command.nextHop);
      const dead = peering !== undefined && peering.state !== 'ACTIVE';
      return [dead ? `${added}${done.routeBlackhole}` : added];
    }
    case 'delete_route':
    case 'enable_route':
    case 'disable_route':
      return [done.routeChanged[command.op](command.dest)];
    case 'create_vpc':
    case 'create_subnet':
      return [done.made(command.id)];
    case 'add_secondary_cidr':
      return [done.secondary(command.vpc, command.cidr)];
  }
}

/** What comes next: routes once it is active, and after routes the question whether packets flow. */
function nextOf(lang: Lang, uin: string, world: World, command: Command): readonly Button[] {
  const words = guideText[lang].life.buttons;
  const begin = (label: string, guide: GuideId, peering: string): Button => ({
    label,
    action: { do: 'guide', guide, values: { peering }, uin },
  });
  const details = (id: string): Button => ({
    label: words.details,
    action: { do: 'show', page: 'peering', id, uin },
  });
  switch (command.op) {
    case 'create_peering': {
      const active = mapGet(world.peerings, command.id)?.state === 'ACTIVE';
      return [...(active ? [begin(words.addRoute, 'add_route', command.id)] : []), details(command.id)];
    }
    case 'accept':
      return [begin(words.addRoute, 'add_route', command.peering), details(command.peering)];
    case 'reject':
    case 'delete':
      return [{ label: words.list, action: { do: 'show', page: 'peerings', uin } }];
    case 'modify':
    case 'reenable':
      return [details(command.peering)];
    case 'add_route': {
      const peering = mapGet(world.peerings, command.nextHop);
      const own = peering !== undefined && ownersOf(world, peering).includes(uin);
      if (!own) return [];
      const values = endsOfPeering({ world, uin }, peering);
      return [{ label: words.check, action: { do: 'guide', guide: 'check_connectivity', values, uin } }];
    }
    case 'delete_route':
    case 'enable_route':
    case 'disable_route':
      return [{ label: words.check, action: { do: 'guide', guide: 'check_connectivity', values: {}, uin } }];
    case 'create_vpc':
    case 'create_subnet':
    case 'add_secondary_cidr':
      return [];
  }
}
