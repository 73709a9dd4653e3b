import type { ChatText } from '../en/chat.ts';

/** 聊天里说的话，中文。 */
export const chat: ChatText = {
  greeting: (cloud) =>
    `你好，我解答${cloud}对等连接的问题，也替你创建、接受、配路由、查不通的原因。直接说就行，比如：\n\n- 网段重叠的两个 VPC 能对等吗？\n- 对等连接建好了，为什么还 ping 不通？\n\n输入 /demo 用两家演示公司试一遍，/help 看我还会什么。You can ask in English, too.`,
  help: (cloud, profile, note) =>
    `用你自己的话说就行，中文英文都可以：问问题，或者说要做什么，比如“把广州的生产和北京的灾备打通”。

- 先试一试：\`/demo\` 演示数据
- 连接：\`/create\` 创建，\`/accept\` 接受，\`/reject\` 拒绝，\`/delete\` 删除，\`/bandwidth\` 改带宽，\`/reenable\` 重新启用
- 路由和排障：\`/route\` 加路由，\`/check\` 查连通
- 看：\`/peerings\` 对等连接，\`/vpcs\` VPC，\`/quotas\` 配额，\`/history\` 历史
- 网络：\`/import\` 导入，\`/addvpc\` 添加 VPC，\`/addsubnet\` 添加子网，\`/plan\` 规划，\`/export\` 导出
- 账号：\`/account\` 查看和切换，\`/register\` 登记，\`/join\` 加入，\`/invite\` 邀请，\`/members\` 成员
- 人工：\`/ticket\` 找客服，\`/tickets\` 我的工单
- 其他：\`/topics\` 全部知识，\`/lang\` 语言，\`/cancel\` 取消，\`/resume\` 接着做

消息里有编号的选项，回复数字即可。我按${cloud}的规则配置 \`${profile}\` 回答：${note}。`,
  helpful: '这个回答有帮助吗？',
  yes: '有帮助',
  no: '没帮助',
  glad: '好的，能帮上就好。',
  sorry: '抱歉没答到点上。换个说法再问一次，或者看看下面这些，也可以找人工。',
  alreadyRated: '已经记下了，谢谢。',
  person: '找人工',
  noneOfThese: '都不是',
  didYouMean: '你想问的是哪一个？',
  unknown: '这个我不知道，FAQ 里没有。换个说法试试，或者交给人工。',
  unknownTopic: (topic) => `关于**${topic}**，我的 FAQ 里没有，不乱猜。可以交给人工。`,
  nearTopic: '这些可能沾边：',
  outdated: (said) => `“${said}”出自旧版 FAQ，旧版说法不一。以下面为准：`,
  topics: '想了解哪一类？',
  back: '返回',
  more: '更多',
  language: '用哪种语言回答？',
  languageSet: '好，之后用中文回答。',
  unknownCommand: (command) => `没有 ${command} 这个命令，输入 /help 看有哪些。`,
  unknownLanguage: (name) => `我会 zh（中文）和 en（English），不会“${name}”。例如：/lang en`,
  staleButton: '这个按钮是之前消息里的，已经失效，直接再问一次就好。',
  wordless: '我只看得懂文字，图片、表情和语音都看不了。请把问题打字发给我。',
  unread: {
    too_big: '文件超过 1 MB，没有读取。请只导出需要的那部分（比如一个地域）再发。',
    no_text: '这个文件不是文本，读不了。请发 tccli 输出的 JSON，或 Terraform 的 .tfstate 文件。',
    lost: '文件没取下来，请再发一次。',
  },
  tooLong: (limit) => `太长了，我一次最多看 ${limit} 个字。请用几句话说说问题。`,
  onlyData: (data) =>
    `看到了 ${data}。想问什么，还是要做什么？比如“vpc-a 到 vpc-b 为什么不通”“接受 pcx-1a2b3c4d”。`,
  notYet: '登记账号后，我能直接替你做（按钮在下面）。自己动手这样做：',
  byHand: {
    reject:
      '登记账号后，我能直接替你做（按钮在下面）。自己动手的话，“拒绝”和“接受”在同一个地方，先照这里找到那条申请：',
    delete: '登记账号后，我能直接替你做（按钮在下面）。自己动手请到控制台删除，删之前先看：',
    modify_bandwidth: '登记账号后，我能直接替你做（按钮在下面）。能不能改、在哪改，看这里：',
    check_connectivity: '登记账号、导入网络后，我能直接查出原因（按钮在下面）。自己动手先照这里查：',
  },
  notYetNoEntry: '登记账号、导入网络后，我就能替你做，按钮在下面。',
  offers: {
    create: '也可以把两端 VPC 告诉我，我按你的情况说，比如“帮我在 vpc-a 和 vpc-b 之间建一条”。',
    accept: '也可以告诉我是哪一条，比如“接受 pcx-1a2b3c4d”。',
    delete: '也可以告诉我是哪一条，比如“删掉 pcx-1a2b3c4d”。',
    modify_bandwidth: '也可以直接说，比如“把 pcx-1a2b3c4d 的带宽改成 200M”。',
    add_route: '也可以直接说，比如“给 pcx-1a2b3c4d 加一条到 10.1.0.0/16 的路由”。',
    check_connectivity: '也可以把两端告诉我，比如“vpc-a 到 vpc-b 为什么不通”。',
  },
  tasks: {
    create: '创建对等连接',
    accept: '接受申请',
    reject: '拒绝申请',
    delete: '删除对等连接',
    modify_bandwidth: '调整带宽',
    reenable: '重新启用申请',
    add_route: '添加路由',
    check_connectivity: '检查连通性',
    list_peerings: '查看对等连接',
    show_map: '查看拓扑图',
    export: '导出',
    talk_to_human: '找人工',
    ticket_status: '查询工单',
    plan: '规划互联',
    add_vpc: '添加 VPC',
    add_subnet: '添加子网',
    import: '导入网络',
    create_account: '登记账号',
    join: '加入账号',
    invite: '邀请成员',
    switch_account: '切换账号',
    list_vpcs: '查看 VPC',
    show_quotas: '查看配额',
    show_history: '操作记录',
    list_members: '查看成员',
    demo: '演示',
  },
  slots: {
    local_vpc: '本端 VPC',
    local_region: '本端地域',
    peer_vpc: '对端 VPC',
    peer_region: '对端地域',
    peering: '对等连接',
    subnet: '子网',
    route_table: '路由表',
    account: '对端账号',
    name: '名称',
    cidrs: '网段',
    ips: 'IP',
    port: '端口',
    bandwidth_mbps: '带宽',
  },
  tags: {
    basics: '基础概念',
    lifecycle: '创建、接受、删除',
    routing: '路由',
    'cross-region': '跨地域',
    'cross-account': '跨账号',
    billing: '计费',
    limits: '限制与配额',
    security: '安全',
    reliability: '可靠性',
    troubleshooting: '排障',
  },
  talk: {
    greeting: '你好！对等连接方面想了解什么？',
    thanks: '不客气，有问题随时问。',
    bye: '再见，需要时再来找我。',
    ack: '好的。对等连接还有别的问题吗？',
    abuse: '抱歉没帮上忙。用一句话说说哪里不通，或者输入 /human 找人工。',
    identity: '我是解答 VPC 对等连接问题的机器人。要找真人，输入 /human。',
    ability:
      '我解答 VPC 对等连接的问题：是什么、怎么建、路由、跨地域、跨账号、限制和费用。输入 /topics 看全部内容。',
  },
  listJoin: '、',
};
