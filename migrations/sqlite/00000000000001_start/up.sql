-- Reference data of the whole installation.
CREATE TABLE lsoa (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  la_code TEXT,
  la_name TEXT,
  ward_code TEXT,
  ward_name TEXT,
  -- The year of the English Indices of Deprivation that the next columns are from: years do not compare.
  imd_edition INTEGER,
  imd_rank INTEGER,
  imd_decile INTEGER CHECK (imd_decile BETWEEN 1 AND 10),
  idaci_edition INTEGER,
  idaci_rank INTEGER,
  idaci_decile INTEGER CHECK (idaci_decile BETWEEN 1 AND 10),
  idaci_score REAL,
  population INTEGER
) STRICT;

CREATE TABLE postcode_area (
  postcode TEXT PRIMARY KEY,
  lsoa_code TEXT,
  ward_code TEXT,
  district_code TEXT,
  easting INTEGER,
  northing INTEGER
) STRICT;

CREATE TABLE bank_holiday (
  division TEXT NOT NULL,
  day TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (division, day)
) STRICT;

CREATE TABLE code_entry (
  scheme TEXT NOT NULL,
  version TEXT NOT NULL,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  PRIMARY KEY (scheme, version, code)
) STRICT;

-- A partnership and how it is set up. partnership_id leads what a partnership owns.
CREATE TABLE partnership (
  id BLOB PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE locality (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (partnership_id, name)
) STRICT;

-- The locality of a home is that of its ward.
CREATE TABLE ward (
  partnership_id BLOB NOT NULL REFERENCES partnership,
  name TEXT NOT NULL,
  locality_id BLOB NOT NULL REFERENCES locality,
  PRIMARY KEY (partnership_id, name)
) STRICT;

-- How many people the programme is for, by one thing that they have in common: a list of values and counts. Reach is
-- told against these.
CREATE TABLE population (
  partnership_id BLOB NOT NULL REFERENCES partnership,
  dimension TEXT NOT NULL,
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  source TEXT NOT NULL,
  as_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (partnership_id, dimension)
) STRICT;

CREATE TABLE cluster (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  locality_id BLOB NOT NULL REFERENCES locality,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (partnership_id, name)
) STRICT;

CREATE TABLE school (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  urn INTEGER NOT NULL,
  name TEXT NOT NULL,
  phase TEXT,
  kind TEXT,
  status TEXT,
  low_age INTEGER,
  high_age INTEGER,
  la_code TEXT,
  establishment_number TEXT,
  ward_name TEXT,
  postcode TEXT,
  opened_on TEXT,
  closed_on TEXT,
  locality_id BLOB REFERENCES locality,
  cluster_id BLOB REFERENCES cluster,
  takes_part INTEGER NOT NULL CHECK (takes_part IN (0, 1)),
  version INTEGER NOT NULL,
  UNIQUE (partnership_id, urn)
) STRICT;

CREATE TABLE organisation (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (partnership_id, name)
) STRICT;

CREATE TABLE offer (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 11),
  name TEXT NOT NULL,
  organisation_id BLOB REFERENCES organisation,
  places INTEGER CHECK (places >= 0),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL,
  UNIQUE (partnership_id, name)
) STRICT;

-- Accounts of staff and of programs.
CREATE TABLE account (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
  grants TEXT NOT NULL CHECK (json_valid(grants)),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  failed_sign_ins INTEGER NOT NULL,
  locked_until INTEGER,
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX account_by_partnership ON account (partnership_id, name);

CREATE TABLE browser_session (
  token_hash TEXT PRIMARY KEY,
  account_id BLOB NOT NULL REFERENCES account ON DELETE CASCADE,
  csrf_token TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX browser_session_by_account ON browser_session (account_id);

CREATE TABLE client (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  client_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  organisation_id BLOB REFERENCES organisation,
  secret_hash TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX client_by_partnership ON client (partnership_id, id);

-- Keys that sign tokens; private_key is sealed with the installation's key.
CREATE TABLE signing_key (
  kid TEXT PRIMARY KEY,
  private_key TEXT NOT NULL,
  public_key TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;

-- Answers already given, so that a repeated request changes nothing.
CREATE TABLE idempotency (
  actor_id BLOB NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  etag TEXT,
  location TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (actor_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- Young people.
CREATE TABLE young_person (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  reference TEXT NOT NULL,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  known_as TEXT,
  birth_date TEXT NOT NULL,
  sex TEXT,
  gender TEXT,
  ethnicity TEXT,
  sen_status TEXT,
  free_school_meals INTEGER CHECK (free_school_meals IN (0, 1)),
  school_id BLOB REFERENCES school,
  school_year INTEGER,
  postcode TEXT,
  lsoa_code TEXT,
  ward_name TEXT,
  imd_decile INTEGER,
  idaci_decile INTEGER,
  locality_id BLOB REFERENCES locality,
  contact TEXT,
  has_safe_contact INTEGER NOT NULL CHECK (has_safe_contact IN (0, 1)),
  restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
  evaluation_consent INTEGER NOT NULL CHECK (evaluation_consent IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (partnership_id, reference)
) STRICT;
CREATE INDEX young_person_by_name ON young_person (partnership_id, name_key);
CREATE INDEX young_person_by_birth ON young_person (partnership_id, birth_date);
CREATE INDEX young_person_by_postcode ON young_person (partnership_id, postcode);

-- Young people who are alike and whom somebody told apart: nobody is asked about them again. The smaller
-- identifier comes first.
CREATE TABLE told_apart (
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  other_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  told_by TEXT NOT NULL,
  told_by_id BLOB NOT NULL,
  told_at INTEGER NOT NULL,
  PRIMARY KEY (young_person_id, other_id),
  CHECK (young_person_id < other_id)
) STRICT;
CREATE INDEX told_apart_by_other ON told_apart (other_id);

-- Records that were joined to another of the same person, under the identifier that they had. What the record
-- said is sealed.
CREATE TABLE joined_person (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  record TEXT NOT NULL,
  joined_by TEXT NOT NULL,
  joined_by_id BLOB NOT NULL,
  joined_at INTEGER NOT NULL
) STRICT;
CREATE INDEX joined_person_by_young_person ON joined_person (young_person_id);

-- Who may see a restricted young person.
CREATE TABLE person_access (
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  account_id BLOB NOT NULL REFERENCES account ON DELETE CASCADE,
  PRIMARY KEY (young_person_id, account_id)
) STRICT;

CREATE TABLE consent (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  -- Not by a list: SQLite makes a table of a longer one for every row that is added, here and below.
  purpose TEXT NOT NULL CHECK (
    purpose = 'support' OR purpose = 'share' OR purpose = 'contact_parents' OR purpose = 'evaluation'
  ),
  organisation_id BLOB REFERENCES organisation,
  given INTEGER NOT NULL CHECK (given IN (0, 1)),
  given_by TEXT NOT NULL,
  basis TEXT,
  assessment TEXT,
  from_on TEXT NOT NULL,
  until_on TEXT,
  withdrawn_on TEXT,
  recorded_by TEXT NOT NULL,
  recorded_by_id BLOB NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX consent_by_young_person ON consent (young_person_id, recorded_at);

-- Referrals. The body of a draft is sealed: it holds names and contacts before anybody may see them.
CREATE TABLE referral_draft (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  account_id BLOB NOT NULL REFERENCES account ON DELETE CASCADE,
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX referral_draft_by_account ON referral_draft (account_id, saved_at);
CREATE INDEX referral_draft_by_age ON referral_draft (saved_at);

CREATE TABLE referral (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  reference TEXT NOT NULL,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  state TEXT NOT NULL,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  tier TEXT CHECK (tier = 'universal' OR tier = 'universal_plus' OR tier = 'partnership_plus'),
  source TEXT NOT NULL,
  -- A need was named that points beyond early help: lists show it, and the worry itself stays unread there.
  names_risk INTEGER NOT NULL CHECK (names_risk IN (0, 1)),
  worry TEXT NOT NULL CHECK (json_valid(worry)),
  referrer TEXT NOT NULL CHECK (json_valid(referrer)),
  referrer_account_id BLOB REFERENCES account,
  organisation_id BLOB REFERENCES organisation,
  locality_id BLOB REFERENCES locality,
  school_id BLOB REFERENCES school,
  received_at INTEGER NOT NULL,
  decided_at INTEGER,
  decide_by TEXT,
  -- Whom the referrer told of, when the record that the referral was joined to has other names or another date
  -- of birth: who may only know the progress sees what they told.
  told TEXT CHECK (json_valid(told)),
  -- The period of support for which the panel was asked for more, when that is how the referral came about.
  episode_id BLOB REFERENCES episode DEFERRABLE INITIALLY DEFERRED,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (partnership_id, reference)
) STRICT;
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
-- Also for SQLite, which looks for referrals of an episode whenever one is added.
CREATE INDEX referral_by_episode ON referral (episode_id) WHERE episode_id IS NOT NULL;

-- What happened to referrals, episodes and placements: one row for each move.
CREATE TABLE history (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  subject_kind TEXT NOT NULL CHECK (
    subject_kind = 'referral' OR subject_kind = 'episode' OR subject_kind = 'placement'
  ),
  subject_id BLOB NOT NULL,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  action TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id BLOB NOT NULL,
  actor_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details))
) STRICT, WITHOUT ROWID;
CREATE INDEX history_by_subject ON history (subject_id, at, id);
CREATE INDEX history_by_young_person ON history (young_person_id, at);

-- Periods of support.
CREATE TABLE episode (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  referral_id BLOB REFERENCES referral,
  previous_id BLOB REFERENCES episode,
  tier TEXT NOT NULL CHECK (tier IN ('universal', 'universal_plus', 'partnership_plus')),
  state TEXT NOT NULL,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  lead_worker_id BLOB REFERENCES account,
  locality_id BLOB REFERENCES locality,
  clock_started_at INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  started_at INTEGER,
  closed_at INTEGER,
  outcome TEXT,
  no_measures TEXT CHECK (no_measures IN ('did_not_want', 'not_reached', 'not_in_time', 'other')),
  first_contact_on TEXT,
  last_seen_on TEXT,
  has_baseline INTEGER NOT NULL CHECK (has_baseline IN (0, 1)),
  has_closing INTEGER NOT NULL CHECK (has_closing IN (0, 1)),
  last_measure_on TEXT,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  CHECK (is_open = (closed_at IS NULL)),
  CHECK (state IN ('waiting', 'closed') OR lead_worker_id IS NOT NULL)
) STRICT;
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
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id BLOB NOT NULL REFERENCES episode,
  offer_id BLOB NOT NULL REFERENCES offer,
  organisation_id BLOB REFERENCES organisation,
  state TEXT NOT NULL,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX placement_one_open ON placement (young_person_id, offer_id) WHERE is_open;
CREATE INDEX placement_by_episode ON placement (episode_id, created_at);
CREATE INDEX placement_by_offer ON placement (offer_id, is_open);
CREATE INDEX placement_by_organisation ON placement (organisation_id, young_person_id);

CREATE TABLE support_session (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id BLOB NOT NULL REFERENCES episode,
  placement_id BLOB REFERENCES placement,
  held_on TEXT NOT NULL,
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 480),
  mechanism TEXT NOT NULL,
  attendance TEXT NOT NULL,
  note TEXT,
  recorded_by TEXT NOT NULL,
  recorded_by_id BLOB NOT NULL,
  recorded_at INTEGER NOT NULL,
  -- Who corrected it last, and when.
  corrected_by TEXT,
  corrected_at INTEGER,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX support_session_by_episode ON support_session (episode_id, held_on, id);
CREATE INDEX support_session_by_young_person ON support_session (young_person_id, held_on);

CREATE TABLE goal (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id BLOB NOT NULL REFERENCES episode,
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
  title TEXT NOT NULL,
  set_by TEXT NOT NULL CHECK (set_by IN ('young_person', 'carer', 'together', 'worker')),
  created_at INTEGER NOT NULL,
  -- The goal of the period before a step from which this one goes on.
  previous_id BLOB REFERENCES goal,
  -- Who corrected it last, and when.
  corrected_by TEXT,
  corrected_at INTEGER,
  version INTEGER NOT NULL,
  UNIQUE (episode_id, position)
) STRICT;
CREATE INDEX goal_by_young_person ON goal (young_person_id, id);

-- Measures, their scores, and what evaluation keeps of them.
CREATE TABLE measure (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id BLOB NOT NULL REFERENCES episode,
  instrument TEXT NOT NULL,
  instrument_version TEXT NOT NULL,
  informant TEXT NOT NULL CHECK (informant IN ('self', 'parent', 'teacher', 'practitioner')),
  point TEXT NOT NULL CHECK (point IN ('baseline', 'review', 'closing')),
  completed_on TEXT NOT NULL,
  mode TEXT NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  alerts TEXT NOT NULL CHECK (json_valid(alerts)),
  entered_by TEXT NOT NULL,
  entered_by_id BLOB NOT NULL,
  entered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX measure_by_episode ON measure (episode_id, completed_on, id);
CREATE INDEX measure_by_young_person ON measure (young_person_id, completed_on, id);

CREATE TABLE score (
  id INTEGER PRIMARY KEY,
  measure_id BLOB NOT NULL REFERENCES measure ON DELETE CASCADE,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id BLOB NOT NULL REFERENCES episode,
  instrument TEXT NOT NULL,
  informant TEXT NOT NULL,
  scale TEXT NOT NULL,
  point TEXT NOT NULL,
  completed_on TEXT NOT NULL,
  value REAL,
  metric REAL,
  t REAL,
  band TEXT,
  answered INTEGER NOT NULL,
  items INTEGER NOT NULL,
  prorated INTEGER NOT NULL CHECK (prorated IN (0, 1))
) STRICT;
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
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  instrument TEXT NOT NULL,
  instrument_version TEXT NOT NULL,
  informant TEXT NOT NULL CHECK (informant IN ('self', 'parent', 'teacher', 'practitioner')),
  wording TEXT NOT NULL CHECK (json_valid(wording)),
  licence TEXT NOT NULL,
  holder TEXT NOT NULL,
  declared_by TEXT NOT NULL,
  declared_by_id BLOB NOT NULL,
  declared_at INTEGER NOT NULL,
  ended_at INTEGER,
  ended_by TEXT
) STRICT;
CREATE UNIQUE INDEX instrument_wording_current
  ON instrument_wording (partnership_id, instrument, instrument_version, informant) WHERE ended_at IS NULL;
CREATE INDEX instrument_wording_history ON instrument_wording (partnership_id, instrument, declared_at);

-- Links through which an instrument is answered without an account. Only the hash of a link's secret is kept;
-- answers are sealed until they are sent.
CREATE TABLE answer_link (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id BLOB NOT NULL REFERENCES episode,
  token_hash TEXT NOT NULL UNIQUE,
  instrument TEXT NOT NULL,
  instrument_version TEXT NOT NULL,
  informant TEXT NOT NULL CHECK (informant IN ('self', 'parent', 'teacher', 'practitioner')),
  point TEXT NOT NULL CHECK (point IN ('baseline', 'review', 'closing')),
  hand TEXT NOT NULL CHECK (hand IN ('link', 'tablet')),
  wording_id BLOB REFERENCES instrument_wording,
  state TEXT NOT NULL CHECK (state IN ('open', 'completed', 'cancelled')),
  answers TEXT,
  saved_at INTEGER,
  opened_at INTEGER,
  expires_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  made_by_id BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  ended_at INTEGER,
  measure_id BLOB REFERENCES measure ON DELETE SET NULL,
  CHECK ((state = 'open') = (ended_at IS NULL)),
  CHECK (state = 'open' OR answers IS NULL)
) STRICT;
CREATE INDEX answer_link_by_episode ON answer_link (episode_id, made_at);
CREATE INDEX answer_link_by_young_person ON answer_link (young_person_id, made_at);
CREATE INDEX answer_link_by_end ON answer_link (expires_at) WHERE answers IS NOT NULL;

-- Risk items that were endorsed, until somebody says what was done. The item and the answer are for those who
-- may read the record; what was done is sealed.
CREATE TABLE alert (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id BLOB NOT NULL REFERENCES episode,
  -- The link, paper form or measure that the answer came in by: an item alerts once of each, and again
  -- when it is answered worse after somebody has seen to it.
  origin_id BLOB NOT NULL,
  -- None while the answer is kept and the form not recorded yet.
  measure_id BLOB REFERENCES measure ON DELETE CASCADE,
  instrument TEXT NOT NULL,
  informant TEXT NOT NULL,
  item INTEGER NOT NULL,
  answer REAL NOT NULL,
  about TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  acknowledged_at INTEGER,
  acknowledged_by TEXT,
  acknowledged_by_id BLOB,
  done TEXT,
  CHECK (is_open = (acknowledged_at IS NULL)),
  CHECK (is_open OR (acknowledged_by IS NOT NULL AND done IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX alert_once_open ON alert (origin_id, item) WHERE is_open;
CREATE INDEX alert_by_origin ON alert (origin_id, item);
CREATE INDEX alert_by_measure ON alert (measure_id);
CREATE INDEX alert_open ON alert (partnership_id, is_open, raised_at, id);
CREATE INDEX alert_newest ON alert (partnership_id, raised_at, id);
CREATE INDEX alert_by_episode ON alert (episode_id, is_open);
CREATE INDEX alert_by_young_person ON alert (young_person_id, raised_at);

-- The first of two entries of a paper form, sealed; nothing is recorded before the second agrees.
CREATE TABLE paper_entry (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  episode_id BLOB NOT NULL REFERENCES episode,
  instrument TEXT NOT NULL,
  informant TEXT NOT NULL,
  point TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'differs', 'recorded', 'discarded')),
  first_entry TEXT,
  first_by TEXT NOT NULL,
  first_by_id BLOB NOT NULL,
  first_at INTEGER NOT NULL,
  second_entry TEXT,
  second_by TEXT,
  second_by_id BLOB,
  second_at INTEGER,
  note TEXT,
  measure_id BLOB REFERENCES measure ON DELETE SET NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX paper_entry_by_episode ON paper_entry (episode_id, first_at);
CREATE INDEX paper_entry_by_young_person ON paper_entry (young_person_id, first_at);

-- What a partnership asks for, and when.
CREATE TABLE measuring (
  partnership_id BLOB PRIMARY KEY REFERENCES partnership,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

-- Rounds of the school survey. Nothing here is ever joined to a young person.
CREATE TABLE survey_wave (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  name TEXT NOT NULL,
  academic_year INTEGER NOT NULL,
  design TEXT NOT NULL CHECK (design IN ('cohort', 'snapshot')),
  year_groups TEXT NOT NULL CHECK (json_valid(year_groups)),
  -- Key, version and, once the round is open, the words of each instrument.
  instruments TEXT NOT NULL CHECK (json_valid(instruments)),
  asks_code INTEGER NOT NULL CHECK (asks_code IN (0, 1)),
  opens_on TEXT NOT NULL,
  closes_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
  made_by TEXT NOT NULL,
  made_by_id BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  opened_at INTEGER,
  closed_at INTEGER,
  version INTEGER NOT NULL,
  UNIQUE (partnership_id, name),
  CHECK (opens_on <= closes_on),
  CHECK ((state = 'draft') = (opened_at IS NULL)),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
) STRICT;

-- A school in a round, with the pupils on its roll by school year.
CREATE TABLE survey_school (
  wave_id BLOB NOT NULL REFERENCES survey_wave,
  school_id BLOB NOT NULL REFERENCES school,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  on_roll TEXT NOT NULL CHECK (json_valid(on_roll)),
  PRIMARY KEY (wave_id, school_id)
) STRICT;

-- A class that is asked. Answers are counted here and do not say which class they are of.
CREATE TABLE survey_class (
  id BLOB PRIMARY KEY,
  wave_id BLOB NOT NULL,
  school_id BLOB NOT NULL,
  year_group INTEGER NOT NULL CHECK (year_group BETWEEN 5 AND 11),
  label TEXT NOT NULL,
  pupils INTEGER NOT NULL CHECK (pupils > 0),
  -- SHA-256 of the secret of its link; empty until one is made.
  token_hash TEXT UNIQUE,
  link_made_at INTEGER,
  answered INTEGER NOT NULL CHECK (answered >= 0),
  UNIQUE (wave_id, school_id, year_group, label),
  FOREIGN KEY (wave_id, school_id) REFERENCES survey_school ON DELETE CASCADE,
  CHECK ((token_hash IS NULL) = (link_made_at IS NULL))
) STRICT;

-- What one pupil answered: no name, account, class, address or time of day. The identifier is random, so that it
-- tells no time; without a row number, the table keeps no order of arrival.
CREATE TABLE survey_response (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  wave_id BLOB NOT NULL,
  school_id BLOB NOT NULL,
  year_group INTEGER NOT NULL CHECK (year_group BETWEEN 5 AND 11),
  sex TEXT CHECK (sex IN ('girl', 'boy', 'other')),
  free_school_meals INTEGER CHECK (free_school_meals IN (0, 1)),
  special_needs INTEGER CHECK (special_needs IN (0, 1)),
  ethnic_group TEXT,
  -- Keyed hash of the pupil's own code and the school.
  pupil_code TEXT,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  scores TEXT NOT NULL CHECK (json_valid(scores)),
  completed_on TEXT NOT NULL,
  FOREIGN KEY (wave_id, school_id) REFERENCES survey_school
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_response_by_wave ON survey_response (wave_id, id);
CREATE INDEX survey_response_by_school ON survey_response (wave_id, school_id);

-- First and last valid score of an episode on one scale: the rows behind every outcome figure, with what they are
-- broken down by. An empty text stands for 'not known'; offers and organisations are lists of identifiers. Scores are
-- whole numbers of ten-thousandths of a point. Rows that are summed together lie together.
CREATE TABLE paired_score (
  episode_id BLOB NOT NULL REFERENCES episode,
  instrument TEXT NOT NULL,
  informant TEXT NOT NULL,
  scale TEXT NOT NULL,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  young_person_id BLOB NOT NULL REFERENCES young_person ON DELETE CASCADE,
  tier TEXT NOT NULL,
  offers TEXT NOT NULL CHECK (json_valid(offers)),
  organisations TEXT NOT NULL CHECK (json_valid(organisations)),
  locality TEXT NOT NULL,
  school TEXT NOT NULL,
  sex TEXT NOT NULL,
  age TEXT NOT NULL,
  ethnicity TEXT NOT NULL,
  sen TEXT NOT NULL,
  free_school_meals TEXT NOT NULL,
  deprivation TEXT NOT NULL,
  waiting TEXT NOT NULL,
  dose TEXT NOT NULL,
  first_on TEXT NOT NULL,
  -- The day of the last score, or of the first one while there is no later one.
  scored_on TEXT NOT NULL,
  first_score INTEGER NOT NULL,
  last_score INTEGER,
  category TEXT CHECK (category IN ('improved', 'unchanged', 'deteriorated')),
  first_raised INTEGER CHECK (first_raised IN (0, 1)),
  last_raised INTEGER CHECK (last_raised IN (0, 1)),
  counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
  -- Why support was completed without closing measures; empty where that was not said.
  no_measures TEXT NOT NULL,
  PRIMARY KEY (partnership_id, instrument, informant, scale, episode_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX paired_score_of_episode ON paired_score (episode_id, instrument, informant, scale);
CREATE INDEX paired_score_by_young_person ON paired_score (young_person_id);

-- Sums for each value of each dimension and each tier, kept by the transaction that writes a score. The empty
-- dimension holds everybody once. Sums are of ten-thousandths of a point, and of their squares and products: exact.
CREATE TABLE outcome_summary (
  partnership_id BLOB NOT NULL REFERENCES partnership,
  dimension TEXT NOT NULL,
  instrument TEXT NOT NULL,
  informant TEXT NOT NULL,
  scale TEXT NOT NULL,
  value TEXT NOT NULL,
  tier TEXT NOT NULL,
  measured INTEGER NOT NULL,
  paired INTEGER NOT NULL,
  sum_first INTEGER NOT NULL,
  sum_last INTEGER NOT NULL,
  sum_first_sq INTEGER NOT NULL,
  sum_last_sq INTEGER NOT NULL,
  sum_first_last INTEGER NOT NULL,
  improved INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  deteriorated INTEGER NOT NULL,
  no_threshold INTEGER NOT NULL,
  banded INTEGER NOT NULL,
  raised_first INTEGER NOT NULL,
  moved_out INTEGER NOT NULL,
  moved_into INTEGER NOT NULL,
  PRIMARY KEY (partnership_id, dimension, instrument, informant, scale, value, tier)
) STRICT;
CREATE INDEX outcome_summary_of_nobody ON outcome_summary (partnership_id) WHERE measured = 0;

-- How many episodes with a score the figures of change leave out, kept in the same way. An empty instrument,
-- informant or scale stands for any; a scale is kept of its instrument only. With a reason why there are no closing
-- measures: those completed without any for that reason.
CREATE TABLE outcome_left_out (
  partnership_id BLOB NOT NULL REFERENCES partnership,
  instrument TEXT NOT NULL,
  informant TEXT NOT NULL,
  scale TEXT NOT NULL,
  no_measures TEXT NOT NULL,
  without_consent INTEGER NOT NULL,
  not_paired INTEGER NOT NULL,
  PRIMARY KEY (partnership_id, instrument, informant, scale, no_measures)
) STRICT;

-- Evaluation projects. The key of the pseudonyms is sealed with the installation's key; without it nobody can
-- tell any more whose rows are whose.
CREATE TABLE evaluation_project (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  k INTEGER NOT NULL CHECK (k BETWEEN 5 AND 100),
  key TEXT,
  created_by TEXT NOT NULL,
  created_by_id BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  key_destroyed_at INTEGER,
  UNIQUE (partnership_id, name),
  CHECK ((key IS NULL) = (key_destroyed_at IS NOT NULL))
) STRICT;

-- Data sets frozen for a project, numbered from 1 as they are frozen.
CREATE TABLE evaluation_release (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  project_id BLOB NOT NULL REFERENCES evaluation_project,
  number INTEGER,
  state TEXT NOT NULL CHECK (state IN ('preparing', 'frozen', 'failed')),
  made_by TEXT NOT NULL,
  made_by_id BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  frozen_at INTEGER,
  software_version TEXT NOT NULL,
  definition_version INTEGER NOT NULL,
  manifest TEXT CHECK (json_valid(manifest)),
  UNIQUE (project_id, number),
  CHECK ((state = 'frozen') = (number IS NOT NULL AND frozen_at IS NOT NULL AND manifest IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX evaluation_release_one_preparing ON evaluation_release (project_id) WHERE state = 'preparing';
CREATE INDEX evaluation_release_by_state ON evaluation_release (state, created_at);
CREATE TRIGGER evaluation_release_no_update BEFORE UPDATE ON evaluation_release WHEN OLD.state = 'frozen'
BEGIN
  SELECT RAISE(ABORT, 'a frozen release is never changed');
END;
CREATE TRIGGER evaluation_release_no_delete BEFORE DELETE ON evaluation_release WHEN OLD.state = 'frozen'
BEGIN
  SELECT RAISE(ABORT, 'a frozen release is never changed');
END;
CREATE TRIGGER evaluation_release_no_replace BEFORE INSERT ON evaluation_release
WHEN EXISTS (SELECT 1 FROM evaluation_release WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'a frozen release is never changed');
END;

-- The bytes of a release, in the order of seq: compressed CSV lines of a table, or a part of a Parquet file.
CREATE TABLE release_chunk (
  release_id BLOB NOT NULL REFERENCES evaluation_release,
  part TEXT NOT NULL,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (release_id, part, seq)
) STRICT;
CREATE TRIGGER release_chunk_no_update BEFORE UPDATE ON release_chunk
BEGIN
  SELECT RAISE(ABORT, 'a frozen release is never changed');
END;
CREATE TRIGGER release_chunk_no_delete BEFORE DELETE ON release_chunk
WHEN (SELECT state FROM evaluation_release WHERE id = OLD.release_id) = 'frozen'
BEGIN
  SELECT RAISE(ABORT, 'a frozen release is never changed');
END;
CREATE TRIGGER release_chunk_no_insert BEFORE INSERT ON release_chunk
WHEN (SELECT state FROM evaluation_release WHERE id = NEW.release_id) = 'frozen'
BEGIN
  SELECT RAISE(ABORT, 'a frozen release is never changed');
END;

-- Tables of outcomes as they were published, never changed. `counts` are the unrounded counts: they stay in here, and
-- say whether something new beside the table would tell of a small group.
CREATE TABLE published_table (
  id BLOB PRIMARY KEY,
  partnership_id BLOB NOT NULL REFERENCES partnership,
  title TEXT NOT NULL,
  selection TEXT NOT NULL CHECK (json_valid(selection)),
  policy TEXT NOT NULL CHECK (json_valid(policy)),
  pairing TEXT NOT NULL,
  cells TEXT NOT NULL CHECK (json_valid(cells)),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  published_by TEXT NOT NULL,
  published_by_id BLOB NOT NULL,
  published_at INTEGER NOT NULL
) STRICT;
CREATE INDEX published_table_by_partnership ON published_table (partnership_id, id);
CREATE TRIGGER published_table_no_update BEFORE UPDATE ON published_table
BEGIN
  SELECT RAISE(ABORT, 'a published table is never changed');
END;
CREATE TRIGGER published_table_no_delete BEFORE DELETE ON published_table
BEGIN
  SELECT RAISE(ABORT, 'a published table is never changed');
END;
CREATE TRIGGER published_table_no_replace BEFORE INSERT ON published_table
WHEN EXISTS (SELECT 1 FROM published_table WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'a published table is never changed');
END;

-- Who read or changed what. Rows are chained by hash, one chain for each writer, and never changed.
CREATE TABLE audit (
  chain BLOB NOT NULL,
  seq INTEGER NOT NULL,
  partnership_id BLOB NOT NULL,
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id BLOB NOT NULL,
  action TEXT NOT NULL,
  young_person_id BLOB,
  subject_id BLOB,
  details TEXT NOT NULL CHECK (json_valid(details)),
  request_id TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_by_young_person ON audit (young_person_id, at);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'audit rows are never changed');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'audit rows are never changed');
END;
-- REPLACE deletes past the other triggers.
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE chain = NEW.chain AND seq = NEW.seq)
BEGIN
  SELECT RAISE(ABORT, 'audit rows are never changed');
END;
