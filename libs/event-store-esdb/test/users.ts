import type { sendUnaryData, ServerUnaryCall, StatusObject } from '@grpc/grpc-js';

import { type Faults, refusal, userExists } from './faults.js';
import { type CreateReq, CreateResp, type IUsersServer } from './protocol.js';

/** The users that somebody made at the server, each with its password. */
export type Users = Map<string, string>;

type Create = IUsersServer['create'];

const objection = (faults: Faults, users: Users, name: string): StatusObject | undefined =>
  refusal(faults, 'users') ?? (users.has(name) ? userExists(name) : undefined);

/** The part of the server that makes users: an administrator may, and a name is given once. */
export const creatingUsers =
  (faults: Faults, users: Users): Create =>
  ({ request }: ServerUnaryCall<CreateReq, CreateResp>, answer: sendUnaryData<CreateResp>) => {
    const [name = '', password = ''] = [request.getOptions()?.getLoginName(), request.getOptions()?.getPassword()];
    const refused = objection(faults, users, name);
    if (refused) return answer(refused);
    users.set(name, password);
    return answer(null, new CreateResp());
  };
