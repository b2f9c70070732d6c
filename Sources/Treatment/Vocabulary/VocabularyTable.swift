/// The fixed vocabulary, one row a term: code | English | Spanish, under the name of its group. A row's place is its ordinal
/// and its bit in every mask, so **new terms go to the end of the table** of a new vocabulary version.
enum VocabularyTable {
    static let entries: [TermEntry] = {
        var entries: [TermEntry] = []
        var group = TermGroup.focus
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# ") {
                guard let named = TermGroup(name: line.dropFirst(2)) else {
                    preconditionFailure("no such group: \(line)")
                }
                group = named
                continue
            }
            let cells = line.split(separator: "|").map(String.init)
            precondition(cells.count == 3, "a term has a code and two labels: \(line)")
            let term = Term(rawValue: UInt16(entries.count))
            entries.append(TermEntry(term: term, group: group, code: cells[0], english: cells[1], spanish: cells[2]))
        }
        return entries
    }()

    private static let text = """
        # focus
        substance_use|Substance use|Consumo de sustancias
        mental_health|Mental health|Salud mental
        # payment
        medicaid|Medicaid|Medicaid
        medicare|Medicare|Medicare
        private|Private insurance|Seguro privado
        military|Military insurance (TRICARE)|Seguro militar (TRICARE)
        state_plan|State health plan other than Medicaid|Plan estatal que no es Medicaid
        tribal_ihs|IHS, tribal or urban Indian funds|Fondos IHS, tribales o indígenas urbanos
        self_pay|Cash or self-payment|Efectivo o pago propio
        free|Free of charge|Gratis
        sliding_scale|Sliding fee scale|Tarifa según ingresos
        assistance|Payment assistance|Ayuda para pagar
        payment_plan|Payment plan|Plan de pagos
        scholarship|Scholarship|Beca
        va_funds|Veterans Affairs funds|Fondos de Asuntos de Veteranos
        county_funds|County or local funds|Fondos del condado
        state_funds|State agency funds|Fondos de agencias estatales
        block_grant|Federal block grant funds|Subvenciones federales
        medicare_advantage|Medicare Advantage|Medicare Advantage
        # accreditation
        joint_commission|The Joint Commission|The Joint Commission
        carf|CARF|CARF
        coa|Council on Accreditation|Council on Accreditation
        ncqa|NCQA|NCQA
        hfap|HFAP|HFAP
        fqhc|Federally Qualified Health Center|Centro de salud calificado federalmente
        otp_certified|SAMHSA opioid treatment certification|Certificación SAMHSA para opioides
        dea|DEA registration|Registro DEA
        state_license|State license|Licencia estatal
        hospital_license|Hospital license|Licencia de hospital
        # delivery
        in_person|In person|En persona
        telehealth|Telehealth|Telesalud
        hybrid|In person and online|En persona y en línea
        # shape
        evening|Evenings|Por la tarde y noche
        weekend|Weekends|Fines de semana
        daytime|Daytime|De día
        rolling_start|Start any week|Se puede empezar cualquier semana
        # language
        en|English|Inglés
        es|Spanish|Español
        ase|American Sign Language|Lengua de señas americana
        zh|Chinese|Chino
        yue|Cantonese|Cantonés
        vi|Vietnamese|Vietnamita
        ko|Korean|Coreano
        tl|Tagalog|Tagalo
        ru|Russian|Ruso
        ar|Arabic|Árabe
        fr|French|Francés
        ht|Haitian Creole|Criollo haitiano
        pt|Portuguese|Portugués
        pl|Polish|Polaco
        de|German|Alemán
        it|Italian|Italiano
        el|Greek|Griego
        he|Hebrew|Hebreo
        fa|Farsi|Farsi
        hi|Hindi|Hindi
        ur|Urdu|Urdu
        pa|Punjabi|Panyabí
        bn|Bengali|Bengalí
        gu|Gujarati|Guyaratí
        te|Telugu|Telugu
        ja|Japanese|Japonés
        km|Khmer|Jemer
        hmn|Hmong|Hmong
        so|Somali|Somalí
        am|Amharic|Amárico
        nv|Navajo|Navajo
        oj|Ojibwa|Ojibwa
        esu|Yupik|Yupik
        nai|American Indian or Alaska Native languages|Lenguas indígenas americanas o de Alaska
        # modality
        cbt|Cognitive behavioral therapy (CBT)|Terapia cognitivo-conductual (TCC)
        dbt|Dialectical behavior therapy (DBT)|Terapia dialéctica conductual (DBT)
        motivational_interviewing|Motivational interviewing|Entrevista motivacional
        motivational_enhancement|Motivational enhancement|Terapia de aumento motivacional
        psychodynamic|Psychodynamic therapy|Terapia psicodinámica
        matrix_model|Matrix Model|Modelo Matrix
        twelve_step_facilitation|12-step facilitation|Facilitación de 12 pasos
        contingency_management|Contingency management|Manejo de contingencias
        emdr|EMDR|EMDR
        relapse_prevention|Relapse prevention|Prevención de recaídas
        psychoeducation|Psychoeducation|Psicoeducación
        addiction_education|Addiction education|Educación sobre adicciones
        individual|Individual therapy|Terapia individual
        group|Group therapy|Terapia de grupo
        family|Family therapy|Terapia familiar
        couples|Couples therapy|Terapia de pareja
        family_systems|Family systems therapy|Terapia familiar sistémica
        trauma_counseling|Trauma counseling|Consejería de trauma
        community_reinforcement|Community reinforcement|Refuerzo comunitario
        integrated_dual_disorder|Integrated treatment of dual disorders|Tratamiento integrado de trastornos duales
        anger_management|Anger management|Manejo de la ira
        brief_intervention|Brief intervention|Intervención breve
        substance_use_counseling|Substance use counseling|Consejería sobre consumo de sustancias
        activity_therapy|Activity therapy|Terapia de actividades
        cognitive_remediation|Cognitive remediation|Remediación cognitiva
        ect|Electroconvulsive therapy (ECT)|Terapia electroconvulsiva (TEC)
        tms|Transcranial magnetic stimulation (TMS)|Estimulación magnética transcraneal (EMT)
        ketamine|Ketamine infusion|Infusión de ketamina
        family_psychoeducation|Family psychoeducation|Psicoeducación familiar
        illness_management|Illness management and recovery|Manejo de la enfermedad y recuperación
        # approach
        harm_reduction|Harm reduction|Reducción de daños
        abstinence_based|Abstinence-based|Basado en la abstinencia
        dual_focused|Dual-focused therapy|Terapia con enfoque dual
        # condition
        co_occurring|Co-occurring mental health and substance use|Salud mental y consumo de sustancias a la vez
        alcohol|Alcohol use|Consumo de alcohol
        opioid|Opioid use|Consumo de opioides
        stimulant|Stimulant use|Consumo de estimulantes
        cannabis|Cannabis use|Consumo de cannabis
        benzodiazepine|Benzodiazepine use|Consumo de benzodiacepinas
        tobacco|Tobacco and vaping|Tabaco y vapeo
        gambling|Gambling|Juego
        other_addiction|Other addictions|Otras adicciones
        depression|Depression|Depresión
        anxiety|Anxiety|Ansiedad
        bipolar|Bipolar disorder|Trastorno bipolar
        trauma|Trauma|Trauma
        ptsd|PTSD|Trastorno de estrés postraumático
        eating_disorder|Eating disorders|Trastornos de la alimentación
        psychosis|Psychosis|Psicosis
        first_episode_psychosis|First-episode psychosis|Primer episodio de psicosis
        schizophrenia|Schizophrenia|Esquizofrenia
        smi|Serious mental illness|Enfermedad mental grave
        sed|Serious emotional disturbance|Trastorno emocional grave
        ocd|Obsessive-compulsive disorder|Trastorno obsesivo-compulsivo
        personality_disorder|Personality disorders|Trastornos de la personalidad
        adhd|ADHD|TDAH
        autism|Autism|Autismo
        grief|Grief|Duelo
        self_harm|Self-harm|Autolesiones
        tbi|Traumatic brain injury|Lesión cerebral traumática
        dementia|Alzheimer's or dementia|Alzheimer o demencia
        chronic_pain|Pain together with substance use|Dolor junto con consumo de sustancias
        hiv|HIV or AIDS|VIH o sida
        sexual_abuse|Sexual abuse|Abuso sexual
        domestic_violence|Domestic violence|Violencia doméstica
        # medication
        buprenorphine|Buprenorphine|Buprenorfina
        methadone|Methadone|Metadona
        naltrexone|Naltrexone|Naltrexona
        acamprosate|Acamprosate|Acamprosato
        disulfiram|Disulfiram|Disulfiram
        lofexidine|Lofexidine|Lofexidina
        clonidine|Clonidine|Clonidina
        nicotine_replacement|Nicotine replacement|Reemplazo de nicotina
        tobacco_cessation_medication|Non-nicotine tobacco medication|Medicación sin nicotina para dejar el tabaco
        antipsychotics|Antipsychotic medication|Medicación antipsicótica
        psychiatric_medication|Medication for mental disorders|Medicación para trastornos mentales
        clozapine|Clozapine|Clozapina
        long_acting_injectable|Long-acting injectable medication|Medicación inyectable de acción prolongada
        hiv_medication|HIV medication|Medicación para el VIH
        hepatitis_c_medication|Hepatitis C medication|Medicación para la hepatitis C
        prep|PrEP (HIV prevention)|PrEP (prevención del VIH)
        accepts_opioid_medication|Accepts opioid medication prescribed elsewhere|Acepta medicación para opioides recetada en otro lugar
        accepts_alcohol_medication|Accepts alcohol medication prescribed elsewhere|Acepta medicación para alcohol recetada en otro lugar
        alcohol_medication|Medication for alcohol use|Medicación para el alcohol
        # audience
        children|Children|Niños
        adolescents|Adolescents|Adolescentes
        young_adults|Young adults|Adultos jóvenes
        adults|Adults|Adultos
        older_adults|Older adults|Personas mayores
        women|Women|Mujeres
        men|Men|Hombres
        pregnant_postpartum|Pregnant and postpartum women|Embarazadas y posparto
        lgbtq|LGBTQ|LGBTQ
        veterans|Veterans|Veteranos
        active_duty|Active-duty military|Militares en servicio
        military_families|Military families|Familias de militares
        justice_involved|Justice-involved people|Personas con casos judiciales
        dui_dwi|DUI/DWI clients|Clientes por DUI/DWI
        # support
        case_management|Case management|Manejo de casos
        child_care|Child care|Cuidado de niños
        children_beds|Beds for clients' children|Camas para hijos de clientes
        transportation|Transportation help|Ayuda con transporte
        housing|Housing help|Ayuda con vivienda
        employment|Employment help|Ayuda con empleo
        vocational|Vocational training|Formación vocacional
        education|Education services|Servicios educativos
        legal|Legal advocacy|Defensa legal
        peer|Peer support|Apoyo entre pares
        recovery_coach|Recovery coach|Guía de recuperación
        benefits|Help with social benefits|Ayuda con beneficios sociales
        intensive_case_management|Intensive case management|Manejo intensivo de casos
        supported_housing|Supported housing|Vivienda con apoyo
        supported_employment|Supported employment|Empleo con apoyo
        therapeutic_foster_care|Therapeutic foster care|Acogida terapéutica
        # service
        medication_management|Medication management|Manejo de medicación
        medical_monitoring|Medical monitoring|Monitoreo médico
        drug_testing|Drug testing|Pruebas de drogas
        alcohol_testing|Breath or blood alcohol testing|Pruebas de alcohol
        mental_health_assessment|Mental health assessment|Evaluación de salud mental
        substance_use_assessment|Substance use assessment|Evaluación de consumo de sustancias
        medical_exam|Medical history and exam|Historia y examen médico
        substance_use_screening|Screening for substance use|Detección de consumo de sustancias
        mental_health_screening|Screening for mental disorders|Detección de trastornos mentales
        tobacco_screening|Screening for tobacco use|Detección de tabaquismo
        mental_health_services|Mental health services|Servicios de salud mental
        naloxone_education|Naloxone and overdose education|Educación sobre naloxona y sobredosis
        syringe_service|Syringe service|Servicio de jeringas
        hiv_testing|HIV testing|Prueba de VIH
        hepatitis_b_testing|Hepatitis B testing|Prueba de hepatitis B
        hepatitis_c_testing|Hepatitis C testing|Prueba de hepatitis C
        std_testing|STD testing|Pruebas de ETS
        tb_screening|TB screening|Detección de tuberculosis
        metabolic_monitoring|Metabolic monitoring|Monitoreo metabólico
        laboratory_testing|Laboratory testing|Pruebas de laboratorio
        hepatitis_vaccination|Hepatitis vaccination|Vacuna contra hepatitis
        suicide_prevention|Suicide prevention|Prevención del suicidio
        primary_care|Integrated primary care|Atención primaria integrada
        crisis_team|Crisis intervention team|Equipo de intervención en crisis
        emergency_onsite|Psychiatric emergency on site|Emergencia psiquiátrica en el sitio
        emergency_mobile|Mobile psychiatric emergency|Emergencia psiquiátrica móvil
        emergency_walk_in|Psychiatric emergency walk-in|Emergencia psiquiátrica sin cita
        assertive_community_treatment|Assertive community treatment|Tratamiento comunitario asertivo
        assisted_outpatient_treatment|Assisted outpatient treatment|Tratamiento ambulatorio asistido
        court_ordered_treatment|Court-ordered outpatient treatment|Tratamiento ambulatorio por orden judicial
        chronic_illness_management|Chronic illness management|Manejo de enfermedades crónicas
        diet_exercise|Diet and exercise counseling|Consejería de dieta y ejercicio
        psychosocial_rehabilitation|Psychosocial rehabilitation|Rehabilitación psicosocial
        social_skills|Social skills development|Desarrollo de habilidades sociales
        hiv_support|HIV education and support|Educación y apoyo sobre VIH
        hepatitis_support|Hepatitis education and support|Educación y apoyo sobre hepatitis
        health_education|Health education|Educación para la salud
        outreach|Community outreach|Alcance comunitario
        interventionist|Professional interventionist|Interventor profesional
        outpatient_detox_setting|Outpatient withdrawal management|Desintoxicación ambulatoria
        residential_detox_setting|Residential withdrawal management|Desintoxicación residencial
        hospital_detox_setting|Hospital withdrawal management|Desintoxicación en hospital
        # policy
        abstinence_required|Abstinence required|Se exige abstinencia
        twelve_step_required|12-step attendance required|Se exige asistir a 12 pasos
        smoking_allowed|Smoking allowed|Se permite fumar
        vaping_allowed|Vaping allowed|Se permite vapear
        referral_required|Referral required|Se exige referencia
        prior_authorization|Prior authorization required|Se exige autorización previa
        # intake
        assessment_required|Assessment required first|Se exige evaluación previa
        self_referral|You can refer yourself|Puede acudir por su cuenta
        prior_treatment_required|Earlier treatment required|Se exige tratamiento anterior
        benefits_check|Checks your insurance benefits|Verifica los beneficios de su seguro
        interim_services|Interim services while you wait|Servicios mientras espera
        # mutual_help
        aa_meetings|AA meetings on site|Reuniones de AA en el sitio
        na_meetings|NA meetings on site|Reuniones de NA en el sitio
        smart_meetings|SMART meetings on site|Reuniones SMART en el sitio
        self_help_groups|Self-help groups|Grupos de autoayuda
        sober_living_linked|Linked sober living|Vivienda sobria vinculada
        # staff
        psychiatrist|Psychiatrist on staff|Psiquiatra en el equipo
        therapists|Licensed therapists|Terapeutas con licencia
        social_workers|Social workers|Trabajadores sociales
        dual_diagnosis_specialists|Dual-diagnosis specialists|Especialistas en diagnóstico dual
        peer_specialists|Peer specialists|Especialistas pares
        # group_kind
        psychoeducational_group|Psychoeducational groups|Grupos psicoeducativos
        skills_development_group|Skills groups|Grupos de habilidades
        refusal_training_group|Refusal training|Entrenamiento de rechazo
        relapse_prevention_group|Relapse prevention groups|Grupos de prevención de recaídas
        # complementary
        yoga|Yoga|Yoga
        meditation|Meditation|Meditación
        mindfulness|Mindfulness|Atención plena
        art|Art therapy|Arteterapia
        music|Music therapy|Musicoterapia
        expressive_arts|Expressive arts|Artes expresivas
        equine|Equine-assisted therapy|Terapia asistida con caballos
        nutrition|Nutrition|Nutrición
        acupuncture|Acupuncture|Acupuntura
        # aftercare
        aftercare|Aftercare|Cuidado posterior
        alumni|Alumni program|Programa de exalumnos
        check_in_calls|Check-in calls|Llamadas de seguimiento
        outpatient_group|Aftercare group|Grupo de seguimiento
        tapering|Step-by-step tapering|Reducción gradual
        transition_planning|Discharge and transition planning|Planificación del alta
        outcome_follow_up|Follow-up after discharge|Seguimiento tras el alta
        # exclusion
        needs_detox_first|Not for people who need detox first|No para quien necesita desintoxicación primero
        needs_meal_help|Not for people who need help with meals|No para quien necesita ayuda con comidas
        acute_suicidal_risk|Not for acute suicidal risk|No para riesgo suicida agudo
        """
}
