CREATE TABLE "harmonised" (
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "code" VARCHAR NOT NULL,
  "outcome" VARCHAR NOT NULL CHECK ("outcome" IN ('used', 'mapped', 'inherited', 'missing', 'duplicate', 'aggregate', 'outside', 'left_over')),
  "rule" VARCHAR NOT NULL,
  "to_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cell" VARCHAR NOT NULL,
  PRIMARY KEY ("indicator", "period", "code")
);

CREATE TABLE "context" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "indicator")
);

CREATE TABLE "revisions" (
  "revision" INTEGER NOT NULL,
  "revised_on" VARCHAR NOT NULL,
  "table" VARCHAR NOT NULL CHECK ("table" IN ('figures', 'context', 'national', 'larger', 'local_2020', 'history', 'populations', 'evidence', 'moves')),
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value_before" DOUBLE,
  "value_after" DOUBLE,
  "status_before" VARCHAR NOT NULL,
  "status_after" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells_before" VARCHAR NOT NULL,
  "cells_after" VARCHAR NOT NULL,
  "sha256_before" VARCHAR NOT NULL,
  "sha256_after" VARCHAR NOT NULL,
  "to_code" VARCHAR NOT NULL,
  PRIMARY KEY ("revision", "table", "area_code", "to_code", "indicator", "period")
);

CREATE TABLE "coldspots" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "region_code" VARCHAR NOT NULL,
  "region_name" VARCHAR NOT NULL,
  "outcome" VARCHAR NOT NULL,
  "level" DOUBLE,
  "gap" DOUBLE,
  "unexplained_gap" DOUBLE,
  "level_rank" INTEGER,
  "gap_rank" INTEGER,
  "unexplained_gap_rank" INTEGER,
  "kind" VARCHAR CHECK ("kind" IN ('coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none')),
  "score" DOUBLE,
  "rank" INTEGER,
  "rank_low" INTEGER,
  "rank_high" INTEGER,
  "coldspot_probability" DOUBLE,
  "period" VARCHAR NOT NULL,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "level_three_year_mean" DOUBLE,
  "gap_three_year_mean" DOUBLE,
  "unexplained_gap_three_year_mean" DOUBLE,
  "rank_median" INTEGER,
  "hotspot_probability" DOUBLE,
  "level_standard_error" DOUBLE,
  "gap_standard_error" DOUBLE,
  "three_years_known" INTEGER,
  "level_shrunken" DOUBLE,
  "gap_shrunken" DOUBLE,
  "level_shrunken_standard_error" DOUBLE,
  "gap_shrunken_standard_error" DOUBLE,
  "coldspot_next_year" DOUBLE,
  "next_year_observed" DOUBLE,
  "next_year_observed_low" DOUBLE,
  "next_year_observed_high" DOUBLE,
  "source" VARCHAR,
  "level_cohort" DOUBLE,
  "others_cohort" DOUBLE,
  PRIMARY KEY ("area_code", "outcome")
);

CREATE TABLE "coldspots_by_year" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "region_code" VARCHAR NOT NULL,
  "region_name" VARCHAR NOT NULL,
  "outcome" VARCHAR NOT NULL,
  "level" DOUBLE,
  "gap" DOUBLE,
  "unexplained_gap" DOUBLE,
  "level_rank" INTEGER,
  "gap_rank" INTEGER,
  "unexplained_gap_rank" INTEGER,
  "kind" VARCHAR CHECK ("kind" IN ('coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none')),
  "score" DOUBLE,
  "rank" INTEGER,
  "rank_low" INTEGER,
  "rank_high" INTEGER,
  "coldspot_probability" DOUBLE,
  "period" VARCHAR NOT NULL,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "known" BOOLEAN NOT NULL,
  "change" VARCHAR CHECK ("change" IN ('entered', 'stayed', 'left')),
  "rank_median" INTEGER,
  "hotspot_probability" DOUBLE,
  "level_standard_error" DOUBLE,
  "gap_standard_error" DOUBLE,
  "level_three_year_mean" DOUBLE,
  "gap_three_year_mean" DOUBLE,
  "unexplained_gap_three_year_mean" DOUBLE,
  "three_years_known" INTEGER,
  "level_shrunken" DOUBLE,
  "gap_shrunken" DOUBLE,
  "level_shrunken_standard_error" DOUBLE,
  "gap_shrunken_standard_error" DOUBLE,
  "coldspot_next_year" DOUBLE,
  "next_year_observed" DOUBLE,
  "next_year_observed_low" DOUBLE,
  "next_year_observed_high" DOUBLE,
  "source" VARCHAR,
  "level_cohort" DOUBLE,
  "others_cohort" DOUBLE,
  PRIMARY KEY ("area_code", "outcome", "period")
);

CREATE TABLE "persistence" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "region_code" VARCHAR NOT NULL,
  "region_name" VARCHAR NOT NULL,
  "outcome" VARCHAR NOT NULL,
  "years_known" INTEGER NOT NULL,
  "years_cold" INTEGER NOT NULL,
  "persistence" DOUBLE,
  "first_known" VARCHAR,
  "last_known" VARCHAR,
  "move" VARCHAR NOT NULL CHECK ("move" IN ('first_and_last', 'entered', 'left', 'passed', 'never', 'unknown')),
  "cold_periods" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "outcome")
);

CREATE TABLE "agreement" (
  "place" VARCHAR NOT NULL,
  "place_code" VARCHAR NOT NULL,
  "place_kind" VARCHAR NOT NULL CHECK ("place_kind" IN ('cold', 'hot')),
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "whole" BOOLEAN NOT NULL,
  "outcome" VARCHAR NOT NULL,
  "kind" VARCHAR CHECK ("kind" IN ('coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none')),
  "level_rank" INTEGER,
  "gap_rank" INTEGER,
  "rank" INTEGER,
  "areas" INTEGER NOT NULL,
  "coldspot_probability" DOUBLE,
  "hotspot_probability" DOUBLE,
  "district_code" VARCHAR NOT NULL,
  "level" DOUBLE,
  "local_figure" DOUBLE,
  PRIMARY KEY ("place_code", "outcome")
);

CREATE TABLE "lines" (
  "code" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "on_period" VARCHAR NOT NULL,
  "areas" INTEGER NOT NULL,
  "slope" DOUBLE NOT NULL,
  "intercept" DOUBLE NOT NULL,
  "r_squared" DOUBLE,
  PRIMARY KEY ("code", "period")
);

CREATE TABLE "figures" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "indicator", "period")
);

CREATE TABLE "names_2020" (
  "measure" VARCHAR NOT NULL,
  "hot" INTEGER NOT NULL,
  "cold" INTEGER NOT NULL,
  "pairs" INTEGER NOT NULL,
  "hot_higher" DOUBLE,
  PRIMARY KEY ("measure")
);

CREATE TABLE "second_chances" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "region_code" VARCHAR NOT NULL,
  "region_name" VARCHAR NOT NULL,
  "by_19" DOUBLE,
  "by_25" DOUBLE,
  "second_chance" DOUBLE,
  "rank" INTEGER,
  "fifth" INTEGER,
  "others_by_19" DOUBLE,
  "others_by_25" DOUBLE,
  "others_second_chance" DOUBLE,
  "gap_change" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "calibration" (
  "outcome" VARCHAR NOT NULL,
  "stated_from" DOUBLE NOT NULL,
  "stated_to" DOUBLE NOT NULL,
  "cases" INTEGER NOT NULL,
  "stated" DOUBLE,
  "observed" DOUBLE,
  "observed_low" DOUBLE,
  "observed_high" DOUBLE,
  PRIMARY KEY ("outcome", "stated_from")
);

CREATE TABLE "local_level" (
  "outcome" VARCHAR NOT NULL,
  "year" INTEGER NOT NULL,
  "years" INTEGER NOT NULL,
  "between_level" DOUBLE NOT NULL,
  "between_gap" DOUBLE NOT NULL,
  "between_both" DOUBLE NOT NULL,
  "drift_level" DOUBLE NOT NULL,
  "drift_gap" DOUBLE NOT NULL,
  "drift_both" DOUBLE NOT NULL,
  "noise_factor" DOUBLE NOT NULL,
  "log_likelihood" DOUBLE NOT NULL,
  PRIMARY KEY ("outcome", "year")
);

CREATE TABLE "two_sources" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE NOT NULL,
  "source" VARCHAR NOT NULL,
  "other_indicator" VARCHAR NOT NULL,
  "other_value" DOUBLE NOT NULL,
  "other_source" VARCHAR NOT NULL,
  "difference" DOUBLE NOT NULL,
  PRIMARY KEY ("area_code", "indicator", "period")
);
