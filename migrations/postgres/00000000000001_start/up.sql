-- Reference data of the whole installation.
CREATE TABLE lsoa (
  code text PRIMARY KEY,
  name text NOT NULL,
  la_code text,
  la_name text,
  ward_code text,
  ward_name text,
  -- The year of the English Indices of Deprivation that the next columns are from: years do not compare.
  imd_edition smallint,
  imd_rank integer,
  imd_decile smallint CHECK (imd_decile BETWEEN 1 AND 10),
  idaci_edition smallint,
  idaci_rank integer,
  idaci_decile smallint CHECK (idaci_decile BETWEEN 1 AND 10),
  idaci_score double precision,
  population integer
);

CREATE TABLE postcode_area (
  postcode text PRIMARY KEY,
  lsoa_code text,
  ward_code text,
  district_code text,
  easting integer,
  northing integer
);

CREATE TABLE bank_holiday (
  division text NOT NULL,
  day date NOT NULL,
  title text NOT NULL,
  PRIMARY KEY (division, day)
);

CREATE TABLE code_entry (
  scheme text NOT NULL,
  version text NOT NULL,
  code text NOT NULL,
  label text NOT NULL,
  valid_from date,
  valid_to date,
  PRIMARY KEY (scheme, version, code)
);

-- A partnership and how it is set up. partnership_id leads what a partnership owns.
CREATE TABLE partnership (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE locality (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  name text NOT NULL,
  version integer NOT NULL,
  UNIQUE (partnership_id, name)
);

-- The locality of a home is that of its ward.
CREATE TABLE ward (
  partnership_id uuid NOT NULL REFERENCES partnership,
  name text NOT NULL,
  locality_id uuid NOT NULL REFERENCES locality,
  PRIMARY KEY (partnership_id, name)
);

-- How many people the programme is for, by one thing that they have in common: a list of values and counts. Reach is
-- told against these.
CREATE TABLE population (
  partnership_id uuid NOT NULL REFERENCES partnership,
  dimension text NOT NULL,
  figures jsonb NOT NULL,
  source text NOT NULL,
  as_at date NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (partnership_id, dimension)
);

CREATE TABLE cluster (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  locality_id uuid NOT NULL REFERENCES locality,
  name text NOT NULL,
  version integer NOT NULL,
  UNIQUE (partnership_id, name)
);

CREATE TABLE school (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  urn integer NOT NULL,
  name text NOT NULL,
  phase text,
  kind text,
  status text,
  low_age smallint,
  high_age smallint,
  la_code text,
  establishment_number text,
  ward_name text,
  postcode text,
  opened_on date,
  closed_on date,
  locality_id uuid REFERENCES locality,
  cluster_id uuid REFERENCES cluster,
  takes_part boolean NOT NULL,
  version integer NOT NULL,
  UNIQUE (partnership_id, urn)
);

CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  name text NOT NULL,
  version integer NOT NULL,
  UNIQUE (partnership_id, name)
);

CREATE TABLE offer (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  number smallint NOT NULL CHECK (number BETWEEN 1 AND 11),
  name text NOT NULL,
  organisation_id uuid REFERENCES organisation,
  places integer CHECK (places >= 0),
  active boolean NOT NULL,
  version integer NOT NULL,
  UNIQUE (partnership_id, name)
);

-- Accounts of staff and of programs.
CREATE TABLE account (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  email text NOT NULL UNIQUE,
  name text NOT NULL,
  password_hash text NOT NULL,
  must_change_password boolean NOT NULL,
  grants jsonb NOT NULL,
  active boolean NOT NULL,
  failed_sign_ins integer NOT NULL,
  locked_until timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX account_by_partnership ON account (partnership_id, name);

CREATE TABLE browser_session (
  token_hash text PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  csrf_token text NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL
);
CREATE INDEX browser_session_by_account ON browser_session (account_id);

CREATE TABLE client (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  client_id text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL,
  organisation_id uuid REFERENCES organisation,
  secret_hash text NOT NULL,
  active boolean NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX client_by_partnership ON client (partnership_id, id);

-- Keys that sign tokens; private_key is sealed with the installation's key.
CREATE TABLE signing_key (
  kid text PRIMARY KEY,
  private_key text NOT NULL,
  public_key text NOT NULL,
  created_at timestamptz NOT NULL,
  retired_at timestamptz
);

-- Answers already given, so that a repeated request changes nothing.
CREATE TABLE idempotency (
  actor_id uuid NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer NOT NULL,
  body text NOT NULL,
  etag text,
  location text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (actor_id, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- Young people.
CREATE TABLE young_person (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  reference text NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  known_as text,
  birth_date date NOT NULL,
  sex text,
  gender text,
  ethnicity text,
  sen_status text,
  free_school_meals boolean,
  school_id uuid REFERENCES school,
  school_year smallint,
  postcode text,
  lsoa_code text,
  ward_name text,
  imd_decile smallint,
  idaci_decile smallint,
  locality_id uuid REFERENCES locality,
  contact text,
  has_safe_contact boolean NOT NULL,
  restricted boolean NOT NULL,
  evaluation_consent boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL,
  UNIQUE (partnership_id, reference)
);
CREATE INDEX young_person_by_name ON young_person (partnership_id, name_key);
CREATE INDEX young_person_by_birth ON young_person (partnership_id, birth_date);
CREATE INDEX young_person_by_postcode ON young_person (partnership_id, postcode);

-- Young people who are alike and whom somebody told apart: nobody is asked about them again. The smaller
-- identifier comes first.
CREATE TABLE told_apart (
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  other_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  partnership_id uuid NOT NULL REFERENCES partnership,
  told_by text NOT NULL,
  told_by_id uuid NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (young_person_id, other_id),
  CHECK (young_person_id < other_id)
);
CREATE INDEX told_apart_by_other ON told_apart (other_id);

-- Records that were joined to another of the same person, under the identifier that they had. What the record
-- said is sealed.
CREATE TABLE joined_person (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  record text NOT NULL,
  joined_by text NOT NULL,
  joined_by_id uuid NOT NULL,
  joined_at timestamptz NOT NULL
);
CREATE INDEX joined_person_by_young_person ON joined_person (young_person_id);

-- Who may see a restricted young person.
CREATE TABLE person_access (
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  PRIMARY KEY (young_person_id, account_id)
);

CREATE TABLE consent (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN ('support', 'share', 'contact_parents', 'evaluation')),
  organisation_id uuid REFERENCES organisation,
  given boolean NOT NULL,
  given_by text NOT NULL,
  basis text,
  assessment text,
  from_on date NOT NULL,
  until_on date,
  withdrawn_on date,
  recorded_by text NOT NULL,
  recorded_by_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX consent_by_young_person ON consent (young_person_id, recorded_at);

-- Referrals. The body of a draft is sealed: it holds names and contacts before anybody may see them.
CREATE TABLE referral_draft (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  body text NOT NULL,
  saved_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX referral_draft_by_account ON referral_draft (account_id, saved_at);
CREATE INDEX referral_draft_by_age ON referral_draft (saved_at);

CREATE TABLE referral (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  reference text NOT NULL,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  state text NOT NULL,
  is_open boolean NOT NULL,
  tier text CHECK (tier IN ('universal', 'universal_plus', 'partnership_plus')),
  source text NOT NULL,
  -- A need was named that points beyond early help: lists show it, and the worry itself stays unread there.
  names_risk boolean NOT NULL,
  worry jsonb NOT NULL,
  referrer jsonb NOT NULL,
  referrer_account_id uuid REFERENCES account,
  organisation_id uuid REFERENCES organisation,
  locality_id uuid REFERENCES locality,
  school_id uuid REFERENCES school,
  received_at timestamptz NOT NULL,
  decided_at timestamptz,
  decide_by date,
  -- Whom the referrer told of, when the record that the referral was joined to has other names or another date
  -- of birth: who may only know the progress sees what they told.
  told jsonb,
  -- The period of support for which the panel was asked for more, when that is how the referral came about.
  episode_id uuid,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL,
  UNIQUE (partnership_id, reference)
);
CREATE INDEX referral_newest ON referral (partnership_id, received_at, id);
CREATE INDEX referral_by_state ON referral (partnership_id, state, received_at, id);
CREATE INDEX referral_open ON referral (partnership_id, is_open, received_at, id);
CREATE INDEX referral_by_locality ON referral (partnership_id, locality_id, received_at, id);
CREATE INDEX referral_by_school ON referral (partnership_id, school_id, received_at, id);
CREATE INDEX referral_by_tier ON referral (partnership_id, tier, received_at, id);
CREATE INDEX referral_by_source ON referral (partnership_id, source, received_at, id);
CREATE INDEX referral_by_referrer ON referral (referrer_account_id, received_at, id);
CREATE INDEX referral_by_organisation ON referral (organisation_id, received_at, id);
CREATE INDEX referral_by_young_person ON referral (young_person_id, received_at);
CREATE INDEX referral_by_episode ON referral (episode_id) WHERE episode_id IS NOT NULL;

-- What happened to referrals, episodes and placements: one row for each move.
CREATE TABLE history (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  subject_kind text NOT NULL CHECK (subject_kind IN ('referral', 'episode', 'placement')),
  subject_id uuid NOT NULL,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  action text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  at timestamptz NOT NULL,
  details jsonb NOT NULL
);
CREATE INDEX history_by_subject ON history (subject_id, at, id);
CREATE INDEX history_by_young_person ON history (young_person_id, at);

-- Periods of support.
CREATE TABLE episode (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  referral_id uuid REFERENCES referral,
  previous_id uuid REFERENCES episode,
  tier text NOT NULL CHECK (tier IN ('universal', 'universal_plus', 'partnership_plus')),
  state text NOT NULL,
  is_open boolean NOT NULL,
  lead_worker_id uuid REFERENCES account,
  locality_id uuid REFERENCES locality,
  clock_started_at timestamptz NOT NULL,
  opened_at timestamptz NOT NULL,
  started_at timestamptz,
  closed_at timestamptz,
  outcome text,
  no_measures text CHECK (no_measures IN ('did_not_want', 'not_reached', 'not_in_time', 'other')),
  first_contact_on date,
  last_seen_on date,
  has_baseline boolean NOT NULL,
  has_closing boolean NOT NULL,
  last_measure_on date,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL,
  CHECK (is_open = (closed_at IS NULL)),
  CHECK (state IN ('waiting', 'closed') OR lead_worker_id IS NOT NULL)
);
ALTER TABLE referral ADD FOREIGN KEY (episode_id) REFERENCES episode DEFERRABLE INITIALLY DEFERRED;
-- One open period of support for a young person; a step up or down closes it and opens the next.
CREATE UNIQUE INDEX episode_one_open ON episode (young_person_id) WHERE is_open;
CREATE INDEX episode_newest ON episode (partnership_id, opened_at, id);
CREATE INDEX episode_open ON episode (partnership_id, is_open, opened_at, id);
CREATE INDEX episode_by_state ON episode (partnership_id, state, opened_at, id);
CREATE INDEX episode_by_tier ON episode (partnership_id, tier, opened_at, id);
CREATE INDEX episode_by_lead ON episode (lead_worker_id, is_open, opened_at, id);
CREATE INDEX episode_by_locality ON episode (partnership_id, locality_id, opened_at, id);
CREATE INDEX episode_by_young_person ON episode (young_person_id, opened_at);
CREATE INDEX episode_by_referral ON episode (referral_id);

CREATE TABLE placement (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id uuid NOT NULL REFERENCES episode,
  offer_id uuid NOT NULL REFERENCES offer,
  organisation_id uuid REFERENCES organisation,
  state text NOT NULL,
  is_open boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE UNIQUE INDEX placement_one_open ON placement (young_person_id, offer_id) WHERE is_open;
CREATE INDEX placement_by_episode ON placement (episode_id, created_at);
CREATE INDEX placement_by_offer ON placement (offer_id, is_open);
CREATE INDEX placement_by_organisation ON placement (organisation_id, young_person_id);

CREATE TABLE support_session (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id uuid NOT NULL REFERENCES episode,
  placement_id uuid REFERENCES placement,
  held_on date NOT NULL,
  minutes smallint CHECK (minutes BETWEEN 1 AND 480),
  mechanism text NOT NULL,
  attendance text NOT NULL,
  note text,
  recorded_by text NOT NULL,
  recorded_by_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  -- Who corrected it last, and when.
  corrected_by text,
  corrected_at timestamptz,
  version integer NOT NULL
);
CREATE INDEX support_session_by_episode ON support_session (episode_id, held_on, id);
CREATE INDEX support_session_by_young_person ON support_session (young_person_id, held_on);

CREATE TABLE goal (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id uuid NOT NULL REFERENCES episode,
  position smallint NOT NULL CHECK (position BETWEEN 1 AND 3),
  title text NOT NULL,
  set_by text NOT NULL CHECK (set_by IN ('young_person', 'carer', 'together', 'worker')),
  created_at timestamptz NOT NULL,
  -- The goal of the period before a step from which this one goes on.
  previous_id uuid REFERENCES goal,
  -- Who corrected it last, and when.
  corrected_by text,
  corrected_at timestamptz,
  version integer NOT NULL,
  UNIQUE (episode_id, position)
);
CREATE INDEX goal_by_young_person ON goal (young_person_id, id);

-- Measures, their scores, and what evaluation keeps of them.
CREATE TABLE measure (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id uuid NOT NULL REFERENCES episode,
  instrument text NOT NULL,
  instrument_version text NOT NULL,
  informant text NOT NULL CHECK (informant IN ('self', 'parent', 'teacher', 'practitioner')),
  point text NOT NULL CHECK (point IN ('baseline', 'review', 'closing')),
  completed_on date NOT NULL,
  mode text NOT NULL,
  answers jsonb NOT NULL,
  alerts jsonb NOT NULL,
  entered_by text NOT NULL,
  entered_by_id uuid NOT NULL,
  entered_at timestamptz NOT NULL
);
CREATE INDEX measure_by_episode ON measure (episode_id, completed_on, id);
CREATE INDEX measure_by_young_person ON measure (young_person_id, completed_on, id);

CREATE TABLE score (
  id bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY,
  measure_id uuid NOT NULL REFERENCES measure ON DELETE CASCADE,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id uuid NOT NULL REFERENCES episode,
  instrument text NOT NULL,
  informant text NOT NULL,
  scale text NOT NULL,
  point text NOT NULL,
  completed_on date NOT NULL,
  value double precision,
  metric double precision,
  t double precision,
  band text,
  answered smallint NOT NULL,
  items smallint NOT NULL,
  prorated boolean NOT NULL
);
CREATE UNIQUE INDEX score_of_measure ON score (measure_id, scale);
CREATE INDEX score_by_episode ON score (episode_id, instrument, informant, scale, completed_on);
CREATE INDEX score_by_young_person ON score (young_person_id, completed_on);
CREATE INDEX score_export ON score (partnership_id, id);
-- Forms with too many answers missing: what figures leave out.
CREATE INDEX score_not_valid ON score (partnership_id, instrument, informant, scale, measure_id, young_person_id) WHERE value IS NULL;
-- With the consent beside the key, so that counting forms without a score reads no whole records.
CREATE INDEX young_person_consent ON young_person (id, evaluation_consent);

-- Words of instruments as a site uploaded them, under a licence of its own. None is changed: a new one takes
-- the place of the one before, which is kept.
CREATE TABLE instrument_wording (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  instrument text NOT NULL,
  instrument_version text NOT NULL,
  informant text NOT NULL CHECK (informant IN ('self', 'parent', 'teacher', 'practitioner')),
  wording jsonb NOT NULL,
  licence text NOT NULL,
  holder text NOT NULL,
  declared_by text NOT NULL,
  declared_by_id uuid NOT NULL,
  declared_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by text
);
CREATE UNIQUE INDEX instrument_wording_current
  ON instrument_wording (partnership_id, instrument, instrument_version, informant) WHERE ended_at IS NULL;
CREATE INDEX instrument_wording_history ON instrument_wording (partnership_id, instrument, declared_at);

-- Links through which an instrument is answered without an account. Only the hash of a link's secret is kept;
-- answers are sealed until they are sent.
CREATE TABLE answer_link (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id uuid NOT NULL REFERENCES episode,
  token_hash text NOT NULL UNIQUE,
  instrument text NOT NULL,
  instrument_version text NOT NULL,
  informant text NOT NULL CHECK (informant IN ('self', 'parent', 'teacher', 'practitioner')),
  point text NOT NULL CHECK (point IN ('baseline', 'review', 'closing')),
  hand text NOT NULL CHECK (hand IN ('link', 'tablet')),
  wording_id uuid REFERENCES instrument_wording,
  state text NOT NULL CHECK (state IN ('open', 'completed', 'cancelled')),
  answers text,
  saved_at timestamptz,
  opened_at timestamptz,
  expires_at timestamptz NOT NULL,
  made_by text NOT NULL,
  made_by_id uuid NOT NULL,
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  measure_id uuid REFERENCES measure ON DELETE SET NULL,
  CHECK ((state = 'open') = (ended_at IS NULL)),
  CHECK (state = 'open' OR answers IS NULL)
);
CREATE INDEX answer_link_by_episode ON answer_link (episode_id, made_at);
CREATE INDEX answer_link_by_young_person ON answer_link (young_person_id, made_at);
CREATE INDEX answer_link_by_end ON answer_link (expires_at) WHERE answers IS NOT NULL;

-- Risk items that were endorsed, until somebody says what was done. The item and the answer are for those who
-- may read the record; what was done is sealed.
CREATE TABLE alert (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id uuid NOT NULL REFERENCES episode,
  -- The link, paper form or measure that the answer came in by: an item alerts once of each, and again
  -- when it is answered worse after somebody has seen to it.
  origin_id uuid NOT NULL,
  -- None while the answer is kept and the form not recorded yet.
  measure_id uuid REFERENCES measure ON DELETE CASCADE,
  instrument text NOT NULL,
  informant text NOT NULL,
  item smallint NOT NULL,
  answer double precision NOT NULL,
  about text NOT NULL,
  raised_at timestamptz NOT NULL,
  is_open boolean NOT NULL,
  acknowledged_at timestamptz,
  acknowledged_by text,
  acknowledged_by_id uuid,
  done text,
  CHECK (is_open = (acknowledged_at IS NULL)),
  CHECK (is_open OR (acknowledged_by IS NOT NULL AND done IS NOT NULL))
);
CREATE UNIQUE INDEX alert_once_open ON alert (origin_id, item) WHERE is_open;
CREATE INDEX alert_by_origin ON alert (origin_id, item);
CREATE INDEX alert_by_measure ON alert (measure_id);
CREATE INDEX alert_open ON alert (partnership_id, is_open, raised_at, id);
CREATE INDEX alert_newest ON alert (partnership_id, raised_at, id);
CREATE INDEX alert_by_episode ON alert (episode_id, is_open);
CREATE INDEX alert_by_young_person ON alert (young_person_id, raised_at);

-- The first of two entries of a paper form, sealed; nothing is recorded before the second agrees.
CREATE TABLE paper_entry (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id uuid NOT NULL REFERENCES episode,
  instrument text NOT NULL,
  informant text NOT NULL,
  point text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'differs', 'recorded', 'discarded')),
  first_entry text,
  first_by text NOT NULL,
  first_by_id uuid NOT NULL,
  first_at timestamptz NOT NULL,
  second_entry text,
  second_by text,
  second_by_id uuid,
  second_at timestamptz,
  note text,
  measure_id uuid REFERENCES measure ON DELETE SET NULL,
  version integer NOT NULL
);
CREATE INDEX paper_entry_by_episode ON paper_entry (episode_id, first_at);
CREATE INDEX paper_entry_by_young_person ON paper_entry (young_person_id, first_at);

-- What a partnership asks for, and when.
CREATE TABLE measuring (
  partnership_id uuid PRIMARY KEY REFERENCES partnership,
  settings jsonb NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  version integer NOT NULL
);

-- Rounds of the school survey. Nothing here is ever joined to a young person.
CREATE TABLE survey_wave (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  name text NOT NULL,
  academic_year smallint NOT NULL,
  design text NOT NULL CHECK (design IN ('cohort', 'snapshot')),
  year_groups jsonb NOT NULL,
  -- Key, version and, once the round is open, the words of each instrument.
  instruments jsonb NOT NULL,
  asks_code boolean NOT NULL,
  opens_on date NOT NULL,
  closes_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
  made_by text NOT NULL,
  made_by_id uuid NOT NULL,
  made_at timestamptz NOT NULL,
  opened_at timestamptz,
  closed_at timestamptz,
  version integer NOT NULL,
  UNIQUE (partnership_id, name),
  CHECK (opens_on <= closes_on),
  CHECK ((state = 'draft') = (opened_at IS NULL)),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);

-- A school in a round, with the pupils on its roll by school year.
CREATE TABLE survey_school (
  wave_id uuid NOT NULL REFERENCES survey_wave,
  school_id uuid NOT NULL REFERENCES school,
  partnership_id uuid NOT NULL REFERENCES partnership,
  on_roll jsonb NOT NULL,
  PRIMARY KEY (wave_id, school_id)
);

-- A class that is asked. Answers are counted here and do not say which class they are of.
CREATE TABLE survey_class (
  id uuid PRIMARY KEY,
  wave_id uuid NOT NULL,
  school_id uuid NOT NULL,
  year_group smallint NOT NULL CHECK (year_group BETWEEN 5 AND 11),
  label text NOT NULL,
  pupils integer NOT NULL CHECK (pupils > 0),
  -- SHA-256 of the secret of its link; empty until one is made.
  token_hash text UNIQUE,
  link_made_at timestamptz,
  answered integer NOT NULL CHECK (answered >= 0),
  UNIQUE (wave_id, school_id, year_group, label),
  FOREIGN KEY (wave_id, school_id) REFERENCES survey_school ON DELETE CASCADE,
  CHECK ((token_hash IS NULL) = (link_made_at IS NULL))
);

-- What one pupil answered: no name, account, class, address or time of day. The identifier is random, so that it
-- tells no time, and order by it is no order of arrival.
CREATE TABLE survey_response (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  wave_id uuid NOT NULL,
  school_id uuid NOT NULL,
  year_group smallint NOT NULL CHECK (year_group BETWEEN 5 AND 11),
  sex text CHECK (sex IN ('girl', 'boy', 'other')),
  free_school_meals boolean,
  special_needs boolean,
  ethnic_group text,
  -- Keyed hash of the pupil's own code and the school.
  pupil_code text,
  answers jsonb NOT NULL,
  scores jsonb NOT NULL,
  completed_on date NOT NULL,
  FOREIGN KEY (wave_id, school_id) REFERENCES survey_school
);
CREATE INDEX survey_response_by_wave ON survey_response (wave_id, id);
CREATE INDEX survey_response_by_school ON survey_response (wave_id, school_id);

-- First and last valid score of an episode on one scale: the rows behind every outcome figure, with what they are
-- broken down by. An empty text stands for 'not known'; offers and organisations are lists of identifiers. Scores are
-- whole numbers of ten-thousandths of a point. Rows that are summed together lie together.
CREATE TABLE paired_score (
  episode_id uuid NOT NULL REFERENCES episode,
  instrument text NOT NULL,
  informant text NOT NULL,
  scale text NOT NULL,
  partnership_id uuid NOT NULL REFERENCES partnership,
  young_person_id uuid NOT NULL REFERENCES young_person ON DELETE CASCADE,
  tier text NOT NULL,
  offers jsonb NOT NULL,
  organisations jsonb NOT NULL,
  locality text NOT NULL,
  school text NOT NULL,
  sex text NOT NULL,
  age text NOT NULL,
  ethnicity text NOT NULL,
  sen text NOT NULL,
  free_school_meals text NOT NULL,
  deprivation text NOT NULL,
  waiting text NOT NULL,
  dose text NOT NULL,
  first_on date NOT NULL,
  -- The day of the last score, or of the first one while there is no later one.
  scored_on date NOT NULL,
  first_score bigint NOT NULL,
  last_score bigint,
  category text CHECK (category IN ('improved', 'unchanged', 'deteriorated')),
  first_raised boolean,
  last_raised boolean,
  counted boolean NOT NULL,
  -- Why support was completed without closing measures; empty where that was not said.
  no_measures text NOT NULL,
  PRIMARY KEY (partnership_id, instrument, informant, scale, episode_id)
);
CREATE UNIQUE INDEX paired_score_of_episode ON paired_score (episode_id, instrument, informant, scale);
CREATE INDEX paired_score_by_young_person ON paired_score (young_person_id);

-- Sums for each value of each dimension and each tier, kept by the transaction that writes a score. The empty
-- dimension holds everybody once. Sums are of ten-thousandths of a point, and of their squares and products: exact.
CREATE TABLE outcome_summary (
  partnership_id uuid NOT NULL REFERENCES partnership,
  dimension text NOT NULL,
  instrument text NOT NULL,
  informant text NOT NULL,
  scale text NOT NULL,
  value text NOT NULL,
  tier text NOT NULL,
  measured bigint NOT NULL,
  paired bigint NOT NULL,
  sum_first bigint NOT NULL,
  sum_last bigint NOT NULL,
  sum_first_sq bigint NOT NULL,
  sum_last_sq bigint NOT NULL,
  sum_first_last bigint NOT NULL,
  improved bigint NOT NULL,
  unchanged bigint NOT NULL,
  deteriorated bigint NOT NULL,
  no_threshold bigint NOT NULL,
  banded bigint NOT NULL,
  raised_first bigint NOT NULL,
  moved_out bigint NOT NULL,
  moved_into bigint NOT NULL,
  PRIMARY KEY (partnership_id, dimension, instrument, informant, scale, value, tier)
);
CREATE INDEX outcome_summary_of_nobody ON outcome_summary (partnership_id) WHERE measured = 0;

-- How many episodes with a score the figures of change leave out, kept in the same way. An empty instrument,
-- informant or scale stands for any; a scale is kept of its instrument only. With a reason why there are no closing
-- measures: those completed without any for that reason.
CREATE TABLE outcome_left_out (
  partnership_id uuid NOT NULL REFERENCES partnership,
  instrument text NOT NULL,
  informant text NOT NULL,
  scale text NOT NULL,
  no_measures text NOT NULL,
  without_consent bigint NOT NULL,
  not_paired bigint NOT NULL,
  PRIMARY KEY (partnership_id, instrument, informant, scale, no_measures)
);

-- Evaluation projects. The key of the pseudonyms is sealed with the installation's key; without it nobody can
-- tell any more whose rows are whose.
CREATE TABLE evaluation_project (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  name text NOT NULL,
  purpose text NOT NULL,
  k integer NOT NULL CHECK (k BETWEEN 5 AND 100),
  key text,
  created_by text NOT NULL,
  created_by_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  key_destroyed_at timestamptz,
  UNIQUE (partnership_id, name),
  CHECK ((key IS NULL) = (key_destroyed_at IS NOT NULL))
);

-- Data sets frozen for a project, numbered from 1 as they are frozen.
CREATE TABLE evaluation_release (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  project_id uuid NOT NULL REFERENCES evaluation_project,
  number integer,
  state text NOT NULL CHECK (state IN ('preparing', 'frozen', 'failed')),
  made_by text NOT NULL,
  made_by_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  frozen_at timestamptz,
  software_version text NOT NULL,
  definition_version integer NOT NULL,
  manifest jsonb,
  UNIQUE (project_id, number),
  CHECK ((state = 'frozen') = (number IS NOT NULL AND frozen_at IS NOT NULL AND manifest IS NOT NULL))
);
CREATE UNIQUE INDEX evaluation_release_one_preparing ON evaluation_release (project_id) WHERE state = 'preparing';
CREATE INDEX evaluation_release_by_state ON evaluation_release (state, created_at);

-- The bytes of a release, in the order of seq: compressed CSV lines of a table, or a part of a Parquet file.
CREATE TABLE release_chunk (
  release_id uuid NOT NULL REFERENCES evaluation_release,
  part text NOT NULL,
  seq integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (release_id, part, seq)
);
-- They are compressed already.
ALTER TABLE release_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE FUNCTION release_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a frozen release is never changed';
END $$;
CREATE FUNCTION release_chunk_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed release_chunk := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
BEGIN
  IF TG_OP = 'UPDATE'
    OR (SELECT state FROM evaluation_release WHERE id = changed.release_id) = 'frozen'
  THEN
    RAISE EXCEPTION 'a frozen release is never changed';
  END IF;
  RETURN changed;
END $$;
CREATE TRIGGER evaluation_release_no_change BEFORE UPDATE OR DELETE ON evaluation_release
  FOR EACH ROW WHEN (OLD.state = 'frozen') EXECUTE FUNCTION release_is_final();
CREATE TRIGGER evaluation_release_no_truncate BEFORE TRUNCATE ON evaluation_release
  FOR EACH STATEMENT EXECUTE FUNCTION release_is_final();
CREATE TRIGGER release_chunk_no_change BEFORE INSERT OR UPDATE OR DELETE ON release_chunk
  FOR EACH ROW EXECUTE FUNCTION release_chunk_is_final();
CREATE TRIGGER release_chunk_no_truncate BEFORE TRUNCATE ON release_chunk
  FOR EACH STATEMENT EXECUTE FUNCTION release_is_final();

-- Tables of outcomes as they were published, never changed. `counts` are the unrounded counts: they stay in here, and
-- say whether something new beside the table would tell of a small group.
CREATE TABLE published_table (
  id uuid PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnership,
  title text NOT NULL,
  selection jsonb NOT NULL,
  policy jsonb NOT NULL,
  pairing text NOT NULL,
  cells jsonb NOT NULL,
  counts jsonb NOT NULL,
  published_by text NOT NULL,
  published_by_id uuid NOT NULL,
  published_at timestamptz NOT NULL
);
CREATE INDEX published_table_by_partnership ON published_table (partnership_id, id);
CREATE FUNCTION published_table_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published table is never changed';
END $$;
CREATE TRIGGER published_table_no_change BEFORE UPDATE OR DELETE ON published_table
  FOR EACH ROW EXECUTE FUNCTION published_table_is_final();
CREATE TRIGGER published_table_no_truncate BEFORE TRUNCATE ON published_table
  FOR EACH STATEMENT EXECUTE FUNCTION published_table_is_final();

-- Who read or changed what. Rows are chained by hash, one chain for each writer, and never changed.
CREATE TABLE audit (
  chain uuid NOT NULL,
  seq bigint NOT NULL,
  partnership_id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid NOT NULL,
  action text NOT NULL,
  young_person_id uuid,
  subject_id uuid,
  details jsonb NOT NULL,
  request_id text NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (chain, seq)
);
CREATE INDEX audit_by_young_person ON audit (young_person_id, at);
CREATE FUNCTION audit_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit rows are never changed';
END $$;
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION audit_is_final();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();
