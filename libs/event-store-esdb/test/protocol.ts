// The protocol definitions of the client itself; the test server speaks the other side.
export { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
export { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
export { Empty, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
export { type IStreamsServer, StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
export { type IUsersServer, UsersService } from '@eventstore/db-client/generated/users_grpc_pb.js';
export { CreateReq, CreateResp } from '@eventstore/db-client/generated/users_pb.js';
export { AppendReq, AppendResp, DeleteReq, DeleteResp, ReadReq, ReadResp, TombstoneReq, TombstoneResp } from '@eventstore/db-client/generated/streams_pb.js';
