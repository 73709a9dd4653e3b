import { addSubnet } from './add-subnet.ts';
import { addVpc } from './add-vpc.ts';
import { create } from './create.ts';
import { createAccountGuide } from './create-account.ts';
import type { Guide, GuideId } from './guide.ts';
import { importGuide } from './import.ts';
import { inviteGuide } from './invite.ts';
import { joinGuide } from './join.ts';
import { leaveGuide, removeMemberGuide, setRoleGuide } from './membership.ts';

/** Every guide there is, by name. */
export const guides: ReadonlyMap<GuideId, Guide> = new Map(
  [
    create,
    addVpc,
    addSubnet,
    importGuide,
    createAccountGuide,
    joinGuide,
    inviteGuide,
    setRoleGuide,
    removeMemberGuide,
    leaveGuide,
  ].map((guide) => [guide.id, guide]),
);
