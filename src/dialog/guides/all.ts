import { accept } from './accept.ts';
import { addAskGuide } from './add-ask.ts';
import { addRoute } from './add-route.ts';
import { addSubnet } from './add-subnet.ts';
import { addVpc } from './add-vpc.ts';
import { answerTicket } from './answer-ticket.ts';
import { checkConnectivity } from './check-connectivity.ts';
import { create } from './create.ts';
import { createAccountGuide } from './create-account.ts';
import { deletePeering } from './delete.ts';
import { exportPeering } from './export.ts';
import type { Guide, GuideId } from './guide.ts';
import { importGuide } from './import.ts';
import { inviteGuide } from './invite.ts';
import { joinGuide } from './join.ts';
import { leaveGuide, removeMemberGuide, setRoleGuide } from './membership.ts';
import { modifyBandwidth } from './modify-bandwidth.ts';
import { openTicketGuide } from './open-ticket.ts';
import { plan } from './plan.ts';
import { reenable } from './reenable.ts';
import { reject } from './reject.ts';
import { reviewGuide } from './review.ts';
import { dismissStaffGuide, inviteStaffGuide, joinStaffGuide } from './staff-guides.ts';
import { teachGuide } from './teach.ts';
import { withdrawTaughtGuide } from './withdraw-taught.ts';

const declared: readonly Guide[] = [
  create,
  accept,
  reject,
  deletePeering,
  modifyBandwidth,
  reenable,
  addRoute,
  checkConnectivity,
  plan,
  exportPeering,
  addVpc,
  addSubnet,
  importGuide,
  createAccountGuide,
  joinGuide,
  inviteGuide,
  setRoleGuide,
  removeMemberGuide,
  leaveGuide,
  openTicketGuide,
  answerTicket,
  inviteStaffGuide,
  joinStaffGuide,
  dismissStaffGuide,
  teachGuide,
  reviewGuide,
  addAskGuide,
  withdrawTaughtGuide,
];

/** Every guide there is, by name. */
export const guides: ReadonlyMap<GuideId, Guide> = new Map(declared.map((guide) => [guide.id, guide]));
