/** Every migration in order of its name; README.md beside this file has the rules. */
import type { Knex } from 'knex';
import * as dataVersions from './20261124090000_create_data_versions';
import * as areas from './20261124091000_create_areas';
import * as demand from './20261124091100_create_demand';
import * as referenceTables from './20261124091200_create_reference_tables';
import * as elections from './20261124092000_create_elections';
import * as pollingPlaces from './20261124093000_create_polling_places';

export interface Migration {
  up(db: Knex): Promise<void>;
  down(db: Knex): Promise<void>;
}

export const migrations: Readonly<Record<string, Migration>> = {
  '20261124090000_create_data_versions': dataVersions,
  '20261124091000_create_areas': areas,
  '20261124091100_create_demand': demand,
  '20261124091200_create_reference_tables': referenceTables,
  '20261124092000_create_elections': elections,
  '20261124093000_create_polling_places': pollingPlaces,
};
