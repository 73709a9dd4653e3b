/** What the chat says, in English; the shape that every other language must have. */
export const chat = {
  greeting: (cloud: string) =>
    `Hi, I answer questions about VPC peering on ${cloud}, and create, accept, route and check peerings with you. Just say it, for example:\n\n- Can two VPCs with overlapping ranges be peered?\n- My peering is up, why is there still no ping?\n\nType /demo to try it on two sample companies, /help for what else I can do. 也可以用中文问我。`,
  help: (cloud: string, profile: string, note: string) =>
    `Say it in your own words, in English or Chinese: a question, or what you want done, e.g. “connect production in Guangzhou with standby in Beijing”.

- Try it: \`/demo\` makes samples
- Peerings: \`/create\`, \`/accept\`, \`/reject\`, \`/delete\`, \`/bandwidth\`, \`/reenable\`
- Routes and trouble: \`/route\` adds one, \`/check\` traces connectivity
- Look: \`/peerings\`, \`/vpcs\`, \`/quotas\`, \`/history\`
- Network: \`/import\`, \`/addvpc\`, \`/addsubnet\`, \`/plan\`, \`/export\`
- Account: \`/account\` shows and switches, \`/register\`, \`/join\`, \`/invite\`, \`/members\`
- People: \`/ticket\` reaches support, \`/tickets\` lists yours
- Else: \`/topics\` lists all I know, \`/lang\`, \`/cancel\`, \`/resume\`

Where options have numbers, a number is enough. I speak for ${cloud} by the rule profile \`${profile}\`: ${note}.`,
  helpful: 'Was this helpful?',
  yes: 'Yes',
  no: 'No',
  glad: 'Good to hear.',
  sorry: 'Sorry about that. Put it another way, pick one of these, or talk to a person.',
  alreadyRated: 'Noted already, thank you.',
  person: 'Talk to a person',
  noneOfThese: 'None of these',
  didYouMean: 'Did you mean one of these?',
  unknown: 'I do not know that one: nothing in my FAQ covers it. Put it another way, or pass it to a person.',
  unknownTopic: (topic: string) =>
    `My FAQ has nothing on **${topic}**, so I will not guess. A person can help you further.`,
  nearTopic: 'These may come close:',
  outdated: (said: string) =>
    `“${said}” is from an older FAQ, which contradicted itself. What holds is this:`,
  topics: 'What would you like to know about?',
  back: 'Back',
  more: 'More',
  language: 'Which language should I answer in?',
  languageSet: 'I will answer in English.',
  unknownCommand: (command: string) => `I do not know the command ${command}. /help lists them.`,
  unknownLanguage: (name: string) =>
    `I speak zh (中文) and en (English), not “${name}”. For example: /lang zh`,
  staleButton: 'That button belongs to an earlier message and no longer works. Just ask again.',
  wordless:
    'I read text only: pictures, stickers and voice messages tell me nothing. Please type your question.',
  unread: {
    too_big:
      'That file has more than 1 MB, so I did not read it. Export only what is needed, one region say, and send that.',
    no_text:
      'That file is not text, so I cannot read it. Send the JSON that tccli prints, or a Terraform .tfstate file.',
    lost: 'I could not fetch that file. Please send it again.',
  },
  tooLong: (limit: number) =>
    `That is more than I can read at once (${limit} characters). Please put the question in a few sentences.`,
  onlyData: (data: string) =>
    `I see ${data}. What would you like to know about it, or have done? For example: “why is there no ping from vpc-a to vpc-b”, “accept pcx-1a2b3c4d”.`,
  notYet: 'With an account here I can do this for you: see the buttons below. By hand it goes like this:',
  byHand: {
    reject:
      'With an account here I can do this for you: see the buttons below. By hand: Reject stands beside Accept, in the place described here:',
    delete:
      'With an account here I can do this for you: see the buttons below. By hand, delete it in the console; know this first:',
    modify_bandwidth:
      'With an account here I can do this for you: see the buttons below. What can be changed, and what cannot:',
    check_connectivity:
      'Once your account and its network are here, I can find the cause: see the buttons below. By hand, check this first:',
  } as Readonly<Record<string, string>>,
  notYetNoEntry: 'Once your account and its network are here, I can do this: see the buttons below.',
  offers: {
    create: 'Tell me both VPCs and I will go through it with you: “peer vpc-a with vpc-b”.',
    accept: 'Or tell me which one: “accept pcx-1a2b3c4d”.',
    delete: 'Or tell me which one: “delete pcx-1a2b3c4d”.',
    modify_bandwidth: 'Or tell me: “set pcx-1a2b3c4d to 200 Mbps”.',
    add_route: 'Or tell me: “add a route to 10.1.0.0/16 via pcx-1a2b3c4d”.',
    check_connectivity: 'Or name both ends: “why can vpc-a not reach vpc-b”.',
  } as Readonly<Record<string, string>>,
  tasks: {
    create: 'Create a peering connection',
    accept: 'Accept a request',
    reject: 'Reject a request',
    delete: 'Delete a peering connection',
    modify_bandwidth: 'Change the bandwidth',
    reenable: 'Re-enable a request',
    add_route: 'Add routes',
    check_connectivity: 'Check connectivity',
    list_peerings: 'List peering connections',
    show_map: 'Show the network map',
    export: 'Export',
    talk_to_human: 'Talk to a person',
    ticket_status: 'Status of a ticket',
    plan: 'Plan connections',
    add_vpc: 'Add a VPC',
    add_subnet: 'Add a subnet',
    import: 'Import a network',
    create_account: 'Register an account',
    join: 'Join an account',
    invite: 'Invite a member',
    switch_account: 'Switch account',
    list_vpcs: 'List VPCs',
    show_quotas: 'Show quotas',
    show_history: 'Show history',
    list_members: 'List members',
    demo: 'Demo',
  },
  slots: {
    local_vpc: 'local VPC',
    local_region: 'local region',
    peer_vpc: 'peer VPC',
    peer_region: 'peer region',
    peering: 'peering',
    subnet: 'subnet',
    route_table: 'route table',
    account: 'account',
    name: 'name',
    cidrs: 'CIDR blocks',
    ips: 'addresses',
    port: 'port',
    bandwidth_mbps: 'bandwidth',
  },
  tags: {
    basics: 'Basics',
    lifecycle: 'Create, accept, delete',
    routing: 'Routes',
    'cross-region': 'Across regions',
    'cross-account': 'Across accounts',
    billing: 'Billing',
    limits: 'Limits and quotas',
    security: 'Security',
    reliability: 'Reliability',
    troubleshooting: 'Troubleshooting',
  } as Readonly<Record<string, string>>,
  talk: {
    greeting: 'Hello! What would you like to know about VPC peering?',
    thanks: 'You are welcome. Ask any time.',
    bye: 'Goodbye. I am here when you need me.',
    ack: 'Good. Anything else about peering?',
    abuse:
      'Sorry, I was no help there. Tell me in one line what is not working, or type /human for a person.',
    identity: 'I am a bot that answers questions about VPC peering. For a person, type /human.',
    ability:
      'I answer questions about VPC peering: what it is, how to set it up, routes, regions, accounts, limits, cost. /topics shows everything.',
  } as Readonly<Record<string, string>>,
  listJoin: ', ',
};

export type ChatText = typeof chat;
