from dated import dated, on


def test_feasts_that_move_with_easter():
    assert dated("on Easter Monday 1933") == {"Easter Monday 1933": on("1933-04-17")}
    assert dated("on Good Friday 1949") == {"Good Friday 1949": on("1949-04-15")}
    assert dated("on Whit Sunday, 1934") == {"Whit Sunday, 1934": on("1934-05-20")}
    assert dated("in Holy Week 1944") == {"Holy Week 1944": ("1944-04-02", "1944-04-08")}


def test_fixed_feasts_and_eves():
    assert dated("on Christmas Eve 1951") == {"Christmas Eve 1951": on("1951-12-24")}
    assert dated("on St Nicholas' Day 1944") == {"St Nicholas' Day 1944": on("1944-12-06")}
    assert dated("on the feast of St Michael 1683") == {"the feast of St Michael 1683": on("1683-09-29")}


def test_jewish_feasts_are_the_day_and_their_eve_the_day_before():
    assert dated("on Yom Kippur 1941") == {"Yom Kippur 1941": on("1941-10-01")}
    assert dated("on the eve of Yom Kippur 1941") == {"the eve of Yom Kippur 1941": on("1941-09-30")}
    assert dated("at Purim 1943") == {"Purim 1943": on("1943-03-21")}


def test_the_orthodox_calendar_where_the_text_shows_it():
    assert dated("On Orthodox Easter 1930 the bells were taken.") == {"Easter 1930": on("1930-04-20")}
    assert dated("Christmas Day 1805; all dates are Old Style.") == {"Christmas Day 1805": on("1806-01-06")}


def test_sundays_and_weekdays_beside_a_feast():
    assert dated("on the second Sunday in Advent 1950") == {"the second Sunday in Advent 1950": on("1950-12-10")}
    assert dated("on the Tuesday after Easter, 1554") == {"the Tuesday after Easter, 1554": on("1554-03-27")}


def test_a_feast_without_its_year_takes_it_from_the_story():
    assert dated("They came on Christmas Eve 1951 and let him go on Epiphany.")["Epiphany"] == on("1952-01-06")
    assert dated("Shut on Palm Sunday 1940; on Easter Sunday it burned.")["Easter Sunday"] == on("1940-03-24")


def test_a_name_like_a_feast_is_none():
    assert dated("The easter wind blew over Whit Street.") == {}
    assert dated("In 1968 came the Easter Offensive.") == {"1968": ("1968-01-01", "1968-12-31")}
