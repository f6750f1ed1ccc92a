CREATE TABLE "areas" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "upper_tier_code" VARCHAR NOT NULL,
  "upper_tier_name" VARCHAR NOT NULL,
  "region_code" VARCHAR NOT NULL,
  "region_name" VARCHAR NOT NULL,
  "combined_authority_code" VARCHAR,
  "combined_authority_name" VARCHAR,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "observations" (
  "area_code" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('observed', 'missing', 'censored')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cell" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "indicator", "period")
);

CREATE TABLE "figures" (
  "area_code" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "indicator")
);

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

CREATE TABLE "index" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "upper_tier_code" VARCHAR NOT NULL,
  "upper_tier_name" VARCHAR NOT NULL,
  "region_code" VARCHAR NOT NULL,
  "region_name" VARCHAR NOT NULL,
  "score" DOUBLE,
  "rank" INTEGER,
  "fifth" INTEGER,
  "group" VARCHAR CHECK ("group" IN ('hotspot', 'middle', 'coldspot')),
  "own_level_share" DOUBLE NOT NULL,
  "early_years_score" DOUBLE,
  "early_years_rank" INTEGER,
  "schools_score" DOUBLE,
  "schools_rank" INTEGER,
  "youth_score" DOUBLE,
  "youth_rank" INTEGER,
  "working_lives_score" DOUBLE,
  "working_lives_rank" INTEGER,
  "place_score" DOUBLE,
  "place_rank" INTEGER,
  "combined_authority_code" VARCHAR,
  "combined_authority_name" VARCHAR,
  "indicators_observed" INTEGER NOT NULL,
  "indicators_mapped" INTEGER NOT NULL,
  "indicators_inherited" INTEGER NOT NULL,
  "indicators_estimated" INTEGER NOT NULL,
  "indicators_missing" INTEGER NOT NULL,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "indicators" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "domain" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  "unit" VARCHAR NOT NULL,
  "direction" INTEGER NOT NULL,
  "weight" DOUBLE NOT NULL,
  "normalised" DOUBLE,
  "contribution" DOUBLE,
  PRIMARY KEY ("area_code", "indicator")
);

CREATE TABLE "scales" (
  "level" VARCHAR NOT NULL CHECK ("level" IN ('indicator', 'domain', 'index')),
  "code" VARCHAR NOT NULL,
  "areas" INTEGER NOT NULL,
  "mean" DOUBLE NOT NULL,
  "standard_deviation" DOUBLE NOT NULL,
  "least" DOUBLE NOT NULL,
  "most" DOUBLE NOT NULL,
  PRIMARY KEY ("level", "code")
);

CREATE TABLE "context" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "indicator")
);
