# ICU, SQLite and cJSON, as imported targets: ICU::uc, ICU::i18n,
# SQLite::SQLite3, cjson.
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(SQLite3 3.40 REQUIRED)
find_package(cJSON 1.7 CONFIG REQUIRED)
