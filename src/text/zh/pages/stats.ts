/** 统计页：每周的提问、答复、工单和时长。 */
export const statsPageZh = {
  heading: '**客服统计**',
  nothing: '还没有可统计的数据。有人提问或开工单之后再来看。',
  /** 本周至今的数字；`monday` 形如 11-16。 */
  thisWeek: (monday: string, f: StatsNumbers) =>
    `本周（${monday} 起）：提问 ${f.asked}，直接答复 ${f.answered}，给出选项 ${f.suggested}，没答上 ${f.unanswered}；评为有用 ${f.helped}，转人工 ${f.handedOver}，自助率 ${f.deflection}。`,
  /** `weeks` 周合计的中位数。 */
  medians: (weeks: number, firstReply: string, resolution: string) =>
    `${weeks === 1 ? '本周' : `近 ${weeks} 周`}中位数（工作时间）：首次回复 ${firstReply}，解决 ${resolution}。`,
  /** 三张小表的标题和列名；第一列是各周周一的日期。 */
  tables: {
    questions: { title: '**提问**', columns: ['周一', '提问', '答复', '选项', '没答上'] },
    outcome: { title: '**结果**', columns: ['周一', '有用', '转人工', '自助率'] },
    times: { title: '**时长中位数**（工作时间，时:分）', columns: ['周一', '首次回复', '解决'] },
  },
  /** 列名和数字的含义，一句话。 */
  legend: (error: number) =>
    `自助率：提问后 24 小时内没有开工单的比例。一个提问只记一次：答复、选项或没答上；选项里没有要找的，再记一次没答上。中位数误差不超过 ${error}%。`,
  unansweredHeading: '**没答上最多的问题**（说法相近的合在一起）',
  unanswered: (text: string, count: number, others: number) =>
    `${text} — ${count} 次${others > 0 ? `，另有 ${others} 种说法` : ''}`,
  noUnanswered: '没有答不上的问题。',
  /** 图上的字。 */
  chart: {
    title: '客服每周统计',
    asked: '提问',
    answered: '答复',
    unanswered: '没答上',
    handedOver: '转人工',
    firstReply: '首次回复中位数（工作时间，时:分）',
    resolution: '解决时长中位数（工作时间，时:分）',
    none: '暂无工单',
  },
};

/** 一段时间的数字，已写成文字。 */
export interface StatsNumbers {
  readonly asked: number;
  readonly answered: number;
  readonly suggested: number;
  readonly unanswered: number;
  readonly helped: number;
  readonly handedOver: number;
  readonly deflection: string;
}

export type StatsPageText = typeof statsPageZh;
