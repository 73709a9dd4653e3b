/** 演示数据的话，中文。 */
export const demoZh = {
  first: '演示·甲公司',
  second: '演示·乙公司',
  vpcs: { production: '生产', test: '测试', office: '办公', standby: '灾备', clash: '旧机房' },
  peering: '生产-测试',
  ready: (first: string, second: string) =>
    `演示数据准备好了，都是假的，随便改。\n\n- **演示·甲公司**（${first}）：广州的生产和测试，北京的办公。你现在在这里\n- **演示·乙公司**（${second}）：北京的灾备和旧机房\n\n两个账号都归你，发给乙公司的通知也会到你这里。试试看：`,
  check: '生产到测试为什么不通',
  create: '和乙公司的灾备打通',
  clash: '和网段重叠的旧机房对等',
  standby: '切换到乙公司',
  vpcsPage: '看甲公司的 VPC',
  already: '你已经有演示数据了。接着用，还是重来一份？重来会丢掉现在这份里的改动。',
  goOn: '接着用',
  reset: '重来一份',
};

export type DemoText = typeof demoZh;
