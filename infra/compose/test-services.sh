#!/usr/bin/env bash
# `npm run test:services`: the suites of the stores, the random walk over them, and the journeys that name a store, against real
# services: those of the compose file, or an EventStoreDB that the caller names in ESDB_URL (with TEST_DATABASE_URL for PostgreSQL).
# Each test has a namespace of its own there. The services stay; `docker compose --profile eventstore down` ends those of the compose file.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ -z "${ESDB_URL:-}" ]; then
  docker compose --profile eventstore up --detach --wait postgres eventstore
  export ESDB_URL='esdb://127.0.0.1:2113?tls=false'
  export TEST_DATABASE_URL="postgres://postgres:${POSTGRES_PASSWORD:-alleen-lokaal}@127.0.0.1:${POSTGRES_PORT:-5432}/actiespoor"
fi
npm run -s build
npm run -s jest -- libs/event-store-postgres libs/event-store-esdb libs/projection-store-postgres libs/read-store-postgres \
  test/faults/model $(grep -rlE 'startServerOn|startServerAfter|eventStores|unkindStores' test/journeys)
