import { onServer } from './test-database.js';

const schemas = `('event_store', 'notaris', 'voortgang', 'invoer', 'personen', 'evaluaties')`;

// A sequence is not rolled back, so it can count. Every thirteenth statement clashes, starting with the first, alternately with either
// code.
const statements: readonly string[] = [
  'create schema if not exists botsingen',
  'create sequence if not exists botsingen.nummer',
  `create or replace function botsingen.botst() returns trigger language plpgsql security definer as $$
   declare nummer bigint := nextval('botsingen.nummer'); begin
     if nummer % 26 = 1 then raise exception 'botsing met een ander' using errcode = '40001'; end if;
     if nummer % 26 = 14 then raise exception 'knoop met een ander' using errcode = '40P01'; end if;
     return null;
   end $$`,
];

const forEachTable = (statement: string): string => `
  do $$ declare een record; begin
    for een in select schemaname, tablename from pg_tables where schemaname in ${schemas} and tablename not like 'migration%' loop
      execute format('${statement}', een.schemaname, een.tablename);
    end loop;
  end $$`;

/** Makes every thirteenth writing statement fail from here on, as after a real clash (40001, 40P01): a repetition may succeed at once. */
export const clashingTables = (ownerUrl: string): Promise<void> =>
  onServer(ownerUrl, [
    ...statements,
    forEachTable('create trigger botst before insert or update or delete on %I.%I for each statement execute function botsingen.botst()'),
  ]);

/** Undoes {@link clashingTables}. */
export const peacefulTables = (ownerUrl: string): Promise<void> => onServer(ownerUrl, [forEachTable('drop trigger if exists botst on %I.%I')]);
