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
