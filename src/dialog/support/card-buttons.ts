import type { Lang } from '../../faq/index.ts';
import { peeringText, supportText } from '../../text/index.ts';
import { ticketText } from '../../text/tickets.ts';
import { type Ticket, ticketPriorities } from '../../tickets/index.ts';
import type { Button } from '../reply.ts';
import type { Around } from './change-ticket.ts';
import { suggestionButtons } from './suggestions.ts';

/** Which buttons stand under a card. */
export const cardMenus = ['main', 'more', 'macros', 'priority', 'transfer'] as const;
export type CardMenu = (typeof cardMenus)[number];

/** Whether anything is still to be done about a ticket. */
export const isLive = ({ status }: Pick<Ticket, 'status'>): boolean =>
  status !== 'solved' && status !== 'closed';

/** Shows the ticket. */
export const cardButton = (lang: Lang, ticket: string): Button => ({
  label: supportText[lang].agent.buttons.card,
  action: { do: 'card', ticket },
});

/** What an agent can do about a ticket, by menu; `entries` may answer what its customer asked last. */
export async function cardButtons(
  { desk, library }: Around,
  ticket: Ticket,
  lang: Lang,
  menu: CardMenu,
  entries: readonly string[],
): Promise<readonly Button[]> {
  const { id, assignee, request, decided, status } = ticket;
  const words = supportText[lang].agent;
  const { buttons } = words;
  const live = isLive(ticket);
  const open = (label: string, to: CardMenu): Button => ({
    label,
    action: { do: 'card', ticket: id, menu: to },
  });
  const answer = (label: string, values: Readonly<Record<string, string>>): Button => ({
    label,
    action: { do: 'guide', guide: 'answer_ticket', values: { ticket: id, ...values } },
  });
  const transcript: Button = { label: buttons.messages, action: { do: 'messages', ticket: id } };
  switch (menu) {
    case 'main':
      return [
        ...(live && assignee === null
          ? [{ label: buttons.claim, action: { do: 'desk', ticket: id, act: { act: 'claim' } } } as const]
          : []),
        ...(status !== 'closed' && request !== undefined && decided === undefined
          ? ([
              {
                label: buttons.approve(shortRequest(lang, request)),
                action: { do: 'desk', ticket: id, act: { act: 'decide', approve: true } },
              },
              {
                label: buttons.decline,
                action: { do: 'desk', ticket: id, act: { act: 'decide', approve: false } },
              },
            ] as const)
          : []),
        ...(live
          ? [
              answer(buttons.answer, { how: 'answer' }),
              answer(buttons.askBack, { how: 'ask_back' }),
              ...suggestionButtons(lang, library, ticket, entries),
              { label: buttons.solve, action: { do: 'desk', ticket: id, act: { act: 'solve' } } } as const,
            ]
          : []),
        open(buttons.more, 'more'),
      ];
    case 'more':
      return [
        answer(buttons.note, { how: 'note' }),
        ...(live
          ? [
              open(buttons.macros, 'macros'),
              open(buttons.priority, 'priority'),
              open(buttons.transfer, 'transfer'),
              ...(assignee === null
                ? []
                : [
                    {
                      label: buttons.release,
                      action: { do: 'desk', ticket: id, act: { act: 'release' } },
                    } as const,
                  ]),
            ]
          : []),
        ...(status === 'closed'
          ? []
          : [{ label: buttons.close, action: { do: 'desk', ticket: id, act: { act: 'close' } } } as const]),
        ...(status === 'solved' && ticket.taught === undefined
          ? [
              {
                label: buttons.teach,
                action: { do: 'guide', guide: 'teach', values: { ticket: id } },
              } as const,
            ]
          : []),
        transcript,
        { label: buttons.export, action: { do: 'export_ticket', ticket: id } },
        open(buttons.back, 'main'),
      ];
    case 'macros':
      return [
        ...[...library.macros.values()].map(
          (macro): Button => ({
            label: macro.title[lang],
            action: { do: 'macro', ticket: id, macro: macro.id },
          }),
        ),
        open(buttons.back, 'more'),
      ];
    case 'priority':
      return [
        ...ticketPriorities
          .filter((priority) => priority !== ticket.priority)
          .map(
            (priority): Button => ({
              label: ticketText[lang].priorities[priority],
              action: { do: 'desk', ticket: id, act: { act: 'prioritise', priority } },
            }),
          ),
        open(buttons.back, 'more'),
      ];
    case 'transfer':
      return [
        ...(await desk.support.staff())
          .filter(({ person }) => person !== assignee?.person)
          .slice(0, 20)
          .map(
            (member): Button => ({
              label: member.name || member.person,
              action: { do: 'desk', ticket: id, act: { act: 'transfer', to: member.person } },
            }),
          ),
        open(buttons.back, 'more'),
      ];
  }
}

/** What a button that grants it says. */
function shortRequest(lang: Lang, request: NonNullable<Ticket['request']>): string {
  if (request.raise === 'bandwidth') return `${request.to} Mbps`;
  const names = new Map<string, string>(Object.entries(peeringText(lang).quotas));
  return `${names.get(request.quota) ?? request.quota} ${request.to}`;
}
