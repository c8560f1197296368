create table personas (
  persona_id TEXT PRIMARY KEY, user_sub TEXT NOT NULL, title TEXT NOT NULL, circle TEXT NOT NULL,
  scope TEXT NOT NULL DEFAULT '["read", "execute"]', valid_from TEXT NOT NULL, valid_till TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'active', created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  consent INTEGER NOT NULL DEFAULT 0, autobook_price INTEGER NOT NULL DEFAULT 0,
  autobook_leadtime INTEGER NOT NULL DEFAULT 0, autobook_risklevel INTEGER NOT NULL DEFAULT 0,
  UNIQUE(user_sub, title, circle));
insert into personas values
  ('u-1_traveler_family', 'u-1', 'traveler', 'family', '["read", "execute"]', '2026-01-01T00:00:00+00:00',
   '2036-01-01T00:00:00+00:00', 'active', '2025-12-01T09:00:00.125000+00:00', '2025-12-01T09:00:00.125000+00:00', 1, 1500, 7, 20),
  ('u-1_office-manager_north-office', 'u-1', 'office-manager', 'north-office', '["read"]', '2026-01-01T00:00:00+00:00',
   '2036-01-01T00:00:00+00:00', 'inactive', '2025-12-01T09:05:00+00:00', '2025-12-02T09:05:00+00:00', 0, 0, 0, 0),
  ('u-2_travel-agent_far-away', 'u-2', 'travel-agent', 'far-away', '[]', '2024-01-01T00:00:00+00:00',
   '2025-01-01T00:00:00+00:00', 'expired', '2024-01-01T00:00:00+00:00', '2024-06-01T00:00:00+00:00', 1, 900, 3, 100),
  ('u-2_traveler_corsica', 'u-2', 'traveler', 'corsica', '["read", "execute"]', '2026-01-01T00:00:00+00:00',
   '2036-01-01T00:00:00+00:00', 'suspended', '2025-12-01T09:10:00+00:00', '2025-12-01T09:10:00+00:00', 0, 500, 7, 3);
