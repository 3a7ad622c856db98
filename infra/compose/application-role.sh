#!/bin/sh
# Makes the role of the application in a new database. It owns nothing: migrations run as the owner and grant its rights.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --set=password="$ACTIESPOOR_PASSWORD" <<'SQL'
create role actiespoor login password :'password';
SQL
