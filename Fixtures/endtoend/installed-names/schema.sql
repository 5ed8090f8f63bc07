CREATE TABLE mantis_bug_table (id int PRIMARY KEY, project_id int, status int, summary text, sticky bool);
CREATE TABLE mantis_bug_history_table (id int PRIMARY KEY, bug_id int, old_value text, new_value text);
CREATE TABLE mantis_project_table (id int PRIMARY KEY, name text, view_state int);
CREATE TABLE mantis_user_table (id int PRIMARY KEY, username text);
CREATE TABLE mantis_tag_table (id int PRIMARY KEY, name text);
