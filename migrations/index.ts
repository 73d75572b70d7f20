/** Every migration in order of its name; README.md beside this file has the rules. */
import type { Knex } from 'knex';
import * as dataVersions from './20261124090000_create_data_versions';
import * as areas from './20261124091000_create_areas';
import * as demand from './20261124091100_create_demand';
import * as referenceTables from './20261124091200_create_reference_tables';
import * as elections from './20261124092000_create_elections';
import * as pollingPlaces from './20261124093000_create_polling_places';
import * as rateLimits from './20261124095000_create_rate_limits';
import * as accounts from './20261124095100_create_accounts';
import * as outbox from './20261124095200_create_outbox';
import * as auditEvents from './20261124095300_create_audit_events';
import * as feedback from './20261124095400_create_feedback';
import * as organisations from './20261124100000_create_organisations';
import * as offers from './20261124100100_create_offers';
import * as municipalityWorkspace from './20261124120000_create_municipality_workspace';
import * as placeDetails from './20261124131000_create_place_details';
import * as votingDayPlans from './20261124132000_create_voting_day_plans';
import * as organisationPeople from './20261124133000_create_organisation_people';
import * as organisationRelations from './20261124133100_organisation_relations';
import * as needs from './20261124134000_create_needs';
import * as pledges from './20261124134100_create_pledges';
import * as placeMarks from './20261124134200_create_place_marks';
import * as mailSubjects from './20261124134300_keep_mail_subjects';
import * as offerUpkeep from './20261124135000_create_offer_upkeep';
import * as confirmationLinks from './20261124150000_create_confirmation_links';
import * as accessTokens from './20261124151000_create_access_tokens';
import * as reportSnapshots from './20261124153000_create_report_snapshots';
import * as reportPublications from './20261124162100_create_report_publications';
import * as demandImports from './20261124154000_create_demand_imports';
import * as confirmationRequests from './20261124193000_create_confirmation_requests';
import * as workspaceVisits from './20261124160000_create_workspace_visits';
import * as offerSources from './20261124161000_create_offer_sources';
import * as seatsOfPledges from './20261124161100_add_seats_to_pledges';
import * as offerTemplates from './20261124191000_create_offer_templates';
import * as enteredElections from './20261124200000_add_entered_elections';

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
  '20261124095000_create_rate_limits': rateLimits,
  '20261124095100_create_accounts': accounts,
  '20261124095200_create_outbox': outbox,
  '20261124095300_create_audit_events': auditEvents,
  '20261124095400_create_feedback': feedback,
  '20261124100000_create_organisations': organisations,
  '20261124100100_create_offers': offers,
  '20261124120000_create_municipality_workspace': municipalityWorkspace,
  '20261124131000_create_place_details': placeDetails,
  '20261124132000_create_voting_day_plans': votingDayPlans,
  '20261124133000_create_organisation_people': organisationPeople,
  '20261124133100_organisation_relations': organisationRelations,
  '20261124134000_create_needs': needs,
  '20261124134100_create_pledges': pledges,
  '20261124134200_create_place_marks': placeMarks,
  '20261124134300_keep_mail_subjects': mailSubjects,
  '20261124135000_create_offer_upkeep': offerUpkeep,
  '20261124150000_create_confirmation_links': confirmationLinks,
  '20261124151000_create_access_tokens': accessTokens,
  '20261124153000_create_report_snapshots': reportSnapshots,
  '20261124154000_create_demand_imports': demandImports,
  '20261124160000_create_workspace_visits': workspaceVisits,
  '20261124161000_create_offer_sources': offerSources,
  '20261124161100_add_seats_to_pledges': seatsOfPledges,
  '20261124162100_create_report_publications': reportPublications,
  '20261124191000_create_offer_templates': offerTemplates,
  '20261124193000_create_confirmation_requests': confirmationRequests,
  '20261124200000_add_entered_elections': enteredElections,
};
