#!/usr/bin/env bash
# `npm run test:services`: the suites of the stores with their contract, the random walk over them, the journeys that name a store, and the faults,
# against real services: those of the compose file, or an EventStoreDB that the caller names in ESDB_URL (with TEST_DATABASE_URL for PostgreSQL).
# The faults kill the server with the command in ESDB_KILL and start it with that in ESDB_START; a server of the caller without them stays alone, and a
# test server is killed instead. Each test has a namespace of its own. The services stay; `docker compose --profile eventstore down` ends those of the compose file.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ -z "${ESDB_URL:-}" ]; then
  docker compose --profile eventstore up --detach --wait postgres eventstore
  export ESDB_URL='esdb://127.0.0.1:2113?tls=false'
  export ESDB_KILL='docker compose --profile eventstore kill eventstore' ESDB_START='docker compose --profile eventstore start eventstore'
  export TEST_DATABASE_URL="postgres://postgres:${POSTGRES_PASSWORD:-alleen-lokaal}@127.0.0.1:${POSTGRES_PORT:-5432}/actiespoor"
fi
npm run -s build
npm run -s jest -- libs/event-store-postgres libs/event-store-esdb libs/projection-store-postgres libs/read-store-postgres \
  test/faults/model test/faults/kill-event-store test/faults/zonder-event-store $(grep -rlE 'startServerOn|startServerAfter|eventStores|unkindStores' test/journeys)
