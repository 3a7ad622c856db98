#!/usr/bin/env bash
# `npm run test:services`: the suites of the stores against the real services of the compose file.
# The services stay; `docker compose --profile eventstore down` ends them.
set -euo pipefail
cd "$(dirname "$0")/../.."

docker compose --profile eventstore up --detach --wait postgres eventstore

export TEST_DATABASE_URL="postgres://postgres:${POSTGRES_PASSWORD:-alleen-lokaal}@127.0.0.1:${POSTGRES_PORT:-5432}/actiespoor"
export ESDB_URL='esdb://127.0.0.1:2113?tls=false'
npm run -s build
npm run -s jest -- libs/event-store-postgres libs/event-store-esdb libs/projection-store-postgres libs/read-store-postgres
