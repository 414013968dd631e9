"""The words that synthetic briefings are put together from."""

from __future__ import annotations

_WHO = """health visitors;midwives in both areas;social workers;early help practitioners;
probation officers;core groups;
named professionals;duty teams;practitioners in complex cases;managers of child in need plans;
hospital staff;
family support workers;adult services;the strategy discussions;community nurses;school nurses;
supervisors across the partnership;drug and alcohol services;housing officers;
perinatal mental health teams"""
_DID = """were seen to record;did not always revisit;should give more thought to;
regularly discussed;were slow to share;
showed real curiosity about;could strengthen their understanding of;were clear about;
had a limited picture of;
worked sensitively around;must agree who follows up;were not consistent in recording;
had clear evidence of;
need to be aware of;were not invited to talk through;should routinely ask about;
found it hard to analyse;
described in detail;relied on an early account of;made good use of supervision on"""
_WHAT = """the father's part in the baby's care;**routine enquiry** around domestic abuse;
the risks/strengths in the wider household;
the role of other male 'visitors';messages on **safe sleep, safe handling and safe space**;
the parents' own history of care;
the impact of a parent's mental health;who else looks after the baby at night;
the family's willingness to engage;
the lived experience of the older children;changes in the mother's relationship;
the support that grandparents can give;
home conditions on unannounced visits;the baby's weight and feeding;
missed appointments and late bookings;
signs of disguised compliance;drug and alcohol use in the home;the plan for the baby's discharge;
the views of partners who live elsewhere;the capacity of the parents to make changes;
debt and insecure housing;
earlier referrals about brothers and sisters;the parents' ability/capacity to keep the baby safe;
injuries in babies who are not yet mobile;the minutes of multi-agency meetings"""
_WHEN = """before the assessment was completed;where the family was reluctant to engage;
when the baby left the hospital;
in the weeks after the birth;where several agencies were involved;
although the concern was raised in supervision;
because records were held on separate systems;when there was no clear exit to universal services;
as part of the planning and analysis;where parents had been looked after as children themselves;
and this was not shared with the rest of the network;despite persistent attempts to make contact;
during visits that were made at the usual time;while the case was stepped down to early help;
in line with the procedures of the partnership;at the point of transfer to another area;
once the unborn baby was referred;where the mother felt unable to speak freely"""
_FIGURED = """In {a}/{b} cases, ;In {a} out of {b} audited cases, ;
Between May {year} and {day} December {year}, ;
In {percent}% of the records, ;In {a} of the cases, ;By {day} March {year}, """
_TOPIC = """early;shared;hidden;quiet;complex;open;wider;late;missed;careful;joint;steady;local;
changing;sudden;
clear;gradual;urgent;patient;routine;creative;reluctant;trusted;distant;familiar;fragile;honest;
lasting;ordinary;
repeated;separate;special;timely;unseen;visible;watchful;thoughtful;tentative;settled;informal"""
_NOUN = """visits;records;plans;meetings;handovers;referrals;questions;voices;families;households;
routines;journeys;
concerns;decisions;conversations;partners;networks;transitions;thresholds;histories;strengths;
barriers;responses;
observations;relationships;arrangements;messages;minutes;closures;reviews;assessments;appointments;
pathways;
chronologies;supervision;discharges;escalations;genograms;notifications;bookings"""
_ROLE = "a health visitor;a midwife;a social worker;an early help worker;a probation officer"
_REMARK = """Those messages are always covered, we needn't check.;
She will tell us when she is ready.;
It was all in the last assessment.;He works shifts, so nobody ever meets him.;
Leave it for the next review."""


def _listed(text: str) -> list[str]:
    return [word.strip() for word in text.split(";")]


WHO, DID, WHAT, WHEN, TOPIC, NOUN, ROLE, REMARK = map(
    _listed, (_WHO, _DID, _WHAT, _WHEN, _TOPIC, _NOUN, _ROLE, _REMARK)
)
FIGURED = [words.lstrip("\n") for words in _FIGURED.split(";")]
