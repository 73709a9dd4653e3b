import type { StatsPageText } from '../../zh/pages/stats.ts';

/** The statistics page: questions, answers, tickets and times by week. */
export const statsPageEn: StatsPageText = {
  heading: '**Support desk statistics**',
  nothing: 'Nothing has been counted yet. Look again once somebody has asked something or opened a ticket.',
  thisWeek: (monday, f) =>
    `This week (since ${monday}): ${f.asked} asked, ${f.answered} answered, ${f.suggested} offered a choice, ${f.unanswered} missed; ${f.helped} rated helpful, ${f.handedOver} handed over, deflection ${f.deflection}.`,
  medians: (weeks, firstReply, resolution) =>
    `Medians of ${weeks === 1 ? 'this week' : `${weeks} weeks`} (business hours): first reply ${firstReply}, resolution ${resolution}.`,
  tables: {
    questions: { title: '**Questions**', columns: ['Mon', 'Asked', 'Answered', 'Offered', 'Missed'] },
    outcome: { title: '**Outcome**', columns: ['Mon', 'Helped', 'Handed over', 'Deflection'] },
    times: {
      title: '**Median times** (business hours, h:mm)',
      columns: ['Mon', 'First reply', 'Resolution'],
    },
  },
  legend: (error) =>
    `Deflection: share of questions not followed by a ticket of the same person within 24 hours. A question counts once: answered, offered a choice, or missed; a choice that held nothing right counts as missed as well. Medians are within ${error} %.`,
  unansweredHeading: '**Most often missed** (similar wordings together)',
  unanswered: (text, count, others) =>
    `${text}, ${count}×${others > 0 ? `, and ${others} other ${others === 1 ? 'wording' : 'wordings'}` : ''}`,
  noUnanswered: 'No question was missed.',
  chart: {
    title: 'Support desk by week',
    asked: 'Asked',
    answered: 'Answered',
    unanswered: 'Missed',
    handedOver: 'Handed over',
    firstReply: 'Median first reply (business hours, h:mm)',
    resolution: 'Median resolution (business hours, h:mm)',
    none: 'No tickets yet',
  },
};
